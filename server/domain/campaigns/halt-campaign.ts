import { and, eq, inArray, sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, releases } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { jobs } from "@/server/jobs/catalog";
import { enqueue } from "@/server/jobs/enqueue";
import { type Context, requirePermission } from "@/server/platform/context";
import { lockCampaign } from "./lock-campaign";
import type { CampaignMove } from "./pure/campaign-moves";
import type { CampaignState } from "./schema";

type ReleaseState = typeof releases.$inferSelect.state;

/** The release of a campaign that is on its way, moved from one of `from`. */
async function moveRelease(
  tx: Transaction,
  context: Context,
  campaignId: string,
  from: readonly ReleaseState[],
  to: ReleaseState,
) {
  return tx
    .update(releases)
    .set({ state: to, ...(to === "paused" && { pauseReason: "by-person", pausedAt: sql`now()` }) })
    .where(
      and(
        ofTenant(releases, context),
        eq(releases.campaignId, campaignId),
        eq(releases.kind, "campaign"),
        inArray(releases.state, [...from]),
      ),
    )
    .returning({ id: releases.id });
}

/**
 * Moves a campaign and its release together, under one lock, and has the queue emptied when it is for good.
 *
 * @throws NOT_FOUND no such campaign · CONFLICT its state does not allow the move
 */
export async function haltCampaign(
  context: Context,
  campaignId: string,
  plan: { move: CampaignMove; from: readonly ReleaseState[]; to: ReleaseState; campaign: CampaignState },
): Promise<void> {
  requirePermission(context, plan.move === "cancel" ? "campaigns:write" : "campaigns:stop");
  await withTenant(context, async (tx) => {
    await lockCampaign(tx, context, campaignId, plan.move);
    const moved = await moveRelease(tx, context, campaignId, plan.from, plan.to);
    await tx
      .update(campaigns)
      .set({ state: plan.campaign })
      .where(ofTenant(campaigns, context, campaignId));
    for (const { id } of moved)
      if (plan.to !== "paused")
        await enqueue(tx, context, jobs.cancelRelease, { releaseId: id }, { key: id });
    await appendAudit(tx, context, {
      action: `campaign.${plan.move}`,
      subject: `campaigns/${campaignId}`,
      details: { releases: moved.map(({ id }) => id) },
    });
  });
}
