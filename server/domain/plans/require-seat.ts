import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { members, plans, tenants } from "@/db/schema";
import { DomainError } from "@/server/platform/errors";

/**
 * Is there room in the plan for one more person? The tenant stays locked until the transaction ends: of two people who take the last
 * seat at once, one gets it.
 *
 * @throws CONFLICT every seat is taken; `details.seats` says how many there are
 */
export async function requireSeat(tx: Transaction, context: { readonly tenantId: string }): Promise<void> {
  const [tenant] = await tx
    .select({ planId: tenants.planId })
    .from(tenants)
    .where(ofTenant(tenants, context))
    .for("update");
  if (!tenant?.planId) return;
  const [plan] = await tx.select({ seats: plans.seats }).from(plans).where(eq(plans.id, tenant.planId));
  const seats = plan?.seats ?? null;
  if (seats === null) return;
  const [taken] = await tx
    .select({ people: sql<number>`count(*)::int` })
    .from(members)
    .where(ofTenant(members, context));
  if ((taken?.people ?? 0) >= seats) throw new DomainError("CONFLICT", "plans.noSeat", { seats });
}
