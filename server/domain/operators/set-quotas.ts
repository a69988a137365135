import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { tenants } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import type { Context } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { requireManager } from "./require-staff";
import type { SetQuotasInput } from "./schema";

/**
 * Sets how many mails may leave in a month and in a day, and when a trial ends. What waits for one of them leaves by itself.
 *
 * @throws FORBIDDEN for anybody but operators
 */
export async function setQuotas(
  context: Context,
  { monthlyQuota, dailyQuota, trialEndsAt }: Omit<SetQuotasInput, "tenantId">,
): Promise<void> {
  requireManager(context);
  const after = { monthlyQuota, dailyQuota, trialEndsAt };
  await withTenant(context, async (tx) => {
    const [known] = await tx
      .select({
        monthlyQuota: tenants.monthlyQuota,
        dailyQuota: tenants.dailyQuota,
        trialEndsAt: tenants.trialEndsAt,
      })
      .from(tenants)
      .where(ofTenant(tenants, context))
      .for("update");
    if (!known) throw notFound("tenants");
    await tx
      .update(tenants)
      .set({ monthlyQuota, dailyQuota, trialEndsAt: trialEndsAt === null ? null : new Date(trialEndsAt) })
      .where(ofTenant(tenants, context));
    await appendAudit(tx, context, {
      action: "tenant.set-quotas",
      subject: `tenants/${context.tenantId}`,
      before: { ...known, trialEndsAt: known.trialEndsAt?.toISOString() ?? null },
      after,
    });
  });
}
