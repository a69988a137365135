import { sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { supportGrants, tenants } from "@/db/schema";
import type { Context } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

export type TenantStanding = {
  standing: "trial" | "active" | "paused" | "suspended";
  /** Why it is paused or suspended, in words of the operator. */
  reason: string;
  trialEndsAt: Date | null;
  isTrialOver: boolean;
  /** Mails that may leave today, and those that have; null: no such limit. */
  today: { limit: number; used: number } | null;
  isMonthUsedUp: boolean;
  /** The asker is of the staff, and may look until then. */
  lookingInUntil: Date | null;
};

/**
 * What the tenant may do now, and what makes its mail wait; every member may see it.
 *
 * @throws NOT_FOUND the tenant was deleted a moment ago
 */
export async function getStanding(context: Context): Promise<TenantStanding> {
  const { actor } = context;
  const grantId = actor.kind === "operator" ? actor.grantId : null;
  return withTenant(context, async (tx) => {
    const countSince = (unit: "day" | "month", kinds: readonly string[]) => sql<number>`(
      select coalesce(sum(count), 0)::int from release_counts c where c.tenant_id = ${context.tenantId}
        and c.kind = any (${sql.param(kinds)}::text[]) and c.hour >= date_trunc(${unit}, now(), ${tenants.timeZone}))`;
    const [row] = await tx
      .select({
        standing: tenants.standing,
        reason: tenants.standingReason,
        trialEndsAt: tenants.trialEndsAt,
        isTrialOver: sql<boolean>`${tenants.standing} = 'trial' and coalesce(${tenants.trialEndsAt} <= now(), false)`,
        limit: tenants.dailyQuota,
        used: countSince("day", ["accepted", "bounced"]),
        isMonthUsedUp: sql<boolean>`${tenants.monthlyQuota} <= ${countSince("month", ["accepted"])}`,
      })
      .from(tenants)
      .where(ofTenant(tenants, context));
    if (!row) throw notFound("tenants");
    const [grant] =
      grantId === null
        ? []
        : await tx
            .select({ expiresAt: supportGrants.expiresAt })
            .from(supportGrants)
            .where(ofTenant(supportGrants, context, grantId));
    const { limit, used, ...standing } = row;
    return {
      ...standing,
      today: limit === null ? null : { limit, used },
      lookingInUntil: grant?.expiresAt ?? null,
    };
  });
}
