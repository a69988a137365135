import { eq } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { plans, tenants } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { requireManager } from "@/server/domain/operators/require-staff";
import type { Context } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

/**
 * Puts a tenant on a plan, with the plan's mails a month. People who are there stay, also above the plan's seats.
 *
 * @throws FORBIDDEN for anybody but operators
 * @throws NOT_FOUND there is no such plan
 */
export async function setPlan(context: Context, { planId }: { planId: string }): Promise<void> {
  requireManager(context);
  await withTenant(context, async (tx) => {
    const [plan] = await tx.select().from(plans).where(eq(plans.id, planId));
    if (!plan) throw notFound("plans");
    const [known] = await tx
      .select({ planId: tenants.planId, monthlyQuota: tenants.monthlyQuota })
      .from(tenants)
      .where(ofTenant(tenants, context))
      .for("update");
    if (!known) throw notFound("tenants");
    const after = { planId, monthlyQuota: plan.monthlyQuota };
    await tx.update(tenants).set(after).where(ofTenant(tenants, context));
    await appendAudit(tx, context, {
      action: "tenant.set-plan",
      subject: `tenants/${context.tenantId}`,
      before: known,
      after,
    });
  });
}
