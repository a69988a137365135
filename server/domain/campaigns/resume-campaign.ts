import { and, eq, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, releases } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { jobs } from "@/server/jobs/catalog";
import { enqueue } from "@/server/jobs/enqueue";
import { type Context, requirePermission } from "@/server/platform/context";
import { lockCampaign } from "./lock-campaign";
import type { CampaignIdInput } from "./schema";

/**
 * Lets a paused campaign go on where it stood.
 *
 * @throws NOT_FOUND · CONFLICT it is not paused
 */
export async function resumeCampaign(context: Context, { campaignId }: CampaignIdInput): Promise<void> {
  requirePermission(context, "campaigns:write");
  await withTenant(context, async (tx) => {
    await lockCampaign(tx, context, campaignId, "resume");
    const resumed = await tx
      .update(releases)
      .set({ state: sql`case when expanded_at is null then 'expanding' else 'sending' end` })
      .where(
        and(ofTenant(releases, context), eq(releases.campaignId, campaignId), eq(releases.state, "paused")),
      )
      .returning({ id: releases.id, expandedAt: releases.expandedAt });
    for (const { id, expandedAt } of resumed)
      if (expandedAt === null) await enqueue(tx, context, jobs.planRelease, { releaseId: id }, { key: id });
    await tx
      .update(campaigns)
      .set({ state: "sending" })
      .where(ofTenant(campaigns, context, campaignId));
    await appendAudit(tx, context, { action: "campaign.resume", subject: `campaigns/${campaignId}` });
  });
}
