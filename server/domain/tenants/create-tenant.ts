import { type Transaction, withTenant } from "@/db/client";
import { members, tenants } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { ensurePerson } from "@/server/domain/people/ensure-person";
import { startTrial } from "@/server/domain/plans/start-trial";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { type CreateTenantInput, createTenantInput } from "./schema";

/**
 * Makes a tenant and its first owner, who is made too unless the address has an account.
 *
 * @param context of the tenant to be, from `newTenantContext`
 * @param first what must hold or be done in the same transaction, before anything is made
 * @throws INVALID an input is not right
 * @throws CONFLICT the slug is taken
 */
export async function createTenant(
  context: Context,
  input: CreateTenantInput,
  first: (tx: Transaction) => Promise<void> = async () => undefined,
): Promise<{ tenantId: string; slug: string; ownerId: string }> {
  const { owner, isTrial, ...tenant } = createTenantInput.parse(input);
  return withTenant(context, async (tx) => {
    await first(tx);
    const made = await tx
      .insert(tenants)
      .values({ tenantId: context.tenantId, ...tenant })
      .onConflictDoNothing({ target: tenants.slug })
      .returning({ slug: tenants.slug });
    if (made.length === 0) throw new DomainError("CONFLICT", "tenants.slugTaken", { field: "slug" });
    if (isTrial) await startTrial(tx, context, new Date());
    const ownerId = await ensurePerson(tx, owner);
    await tx.insert(members).values({ tenantId: context.tenantId, personId: ownerId, role: "owner" });
    await appendAudit(tx, context, {
      action: "tenant.create",
      subject: `tenants/${context.tenantId}`,
      details: { slug: tenant.slug, ownerId, isTrial },
    });
    return { tenantId: context.tenantId, slug: tenant.slug, ownerId };
  });
}
