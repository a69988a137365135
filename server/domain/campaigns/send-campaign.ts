import { and, eq, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, releases } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { lockCampaign } from "./lock-campaign";
import type { CampaignIdInput } from "./schema";

/**
 * Starts an approved campaign: its release is due now. A clock takes it up within seconds, once, however many clocks run.
 *
 * @throws NOT_FOUND · CONFLICT it is not approved
 */
export async function sendCampaign(
  context: Context,
  { campaignId }: CampaignIdInput,
): Promise<{ releaseId: string }> {
  requirePermission(context, "campaigns:write");
  return withTenant(context, async (tx) => {
    await lockCampaign(tx, context, campaignId, "send");
    const [release] = await tx
      .update(releases)
      .set({ state: "scheduled", dueAt: sql`now()` })
      .where(
        and(ofTenant(releases, context), eq(releases.campaignId, campaignId), eq(releases.state, "approved")),
      )
      .returning({ id: releases.id });
    if (!release) throw new DomainError("CONFLICT", "campaigns.cannot-send", { state: "draft" });
    await tx
      .update(campaigns)
      .set({ state: "scheduled" })
      .where(ofTenant(campaigns, context, campaignId));
    await appendAudit(tx, context, {
      action: "campaign.send",
      subject: `campaigns/${campaignId}`,
      details: { releaseId: release.id },
    });
    return { releaseId: release.id };
  });
}
