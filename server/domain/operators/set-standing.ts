import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { tenants } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { ladder, trialDays } from "@/server/domain/plans/pure/ladder";
import type { Context } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import { requireManager } from "./require-staff";
import type { SetStandingInput, Standing } from "./schema";

const actions: Readonly<Record<Standing, string>> = {
  trial: "tenant.start-trial",
  active: "tenant.activate",
  paused: "tenant.pause",
  suspended: "tenant.suspend",
};

const dayInMilliseconds = 86_400_000;

/**
 * What a tenant may do: a paused one's mail waits, a suspended one's mail ends and its people only read. Active ends a trial and its
 * ladder; trial begins one unless there is one.
 *
 * @throws FORBIDDEN for anybody but operators
 * @throws INVALID the typed address is another's
 * @throws CONFLICT it has that standing already
 */
export async function setStanding(
  context: Context,
  { standing, reason, typedSlug }: Omit<SetStandingInput, "tenantId">,
  now: Date,
): Promise<void> {
  requireManager(context);
  await withTenant(context, async (tx) => {
    const [known] = await tx
      .select({
        slug: tenants.slug,
        standing: tenants.standing,
        trialEndsAt: tenants.trialEndsAt,
        standingReason: tenants.standingReason,
      })
      .from(tenants)
      .where(ofTenant(tenants, context))
      .for("update");
    if (!known) throw notFound("tenants");
    if (typedSlug !== known.slug)
      throw new DomainError("INVALID", "operator.wrongSlug", { field: "typedSlug" });
    if (standing === known.standing && reason === known.standingReason)
      throw new DomainError("CONFLICT", "operator.sameStanding");
    const isStopped = standing === "paused" || standing === "suspended";
    const ofTrial =
      standing === "active" && known.trialEndsAt !== null
        ? { trialEndsAt: null, dailyQuota: null }
        : standing === "trial" && known.trialEndsAt === null
          ? { trialEndsAt: new Date(now.getTime() + trialDays * dayInMilliseconds), dailyQuota: ladder[0] }
          : {};
    await tx
      .update(tenants)
      .set({ standing, standingReason: isStopped ? reason : "", standingChangedAt: now, ...ofTrial })
      .where(ofTenant(tenants, context));
    await appendAudit(tx, context, {
      action: actions[standing],
      subject: `tenants/${context.tenantId}`,
      details: isStopped ? { reason } : {},
      before: { standing: known.standing },
      after: { standing },
    });
  });
}
