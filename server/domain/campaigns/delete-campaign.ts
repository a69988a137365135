import { and, eq } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { approvals, campaigns, releases } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { lockCampaign } from "./lock-campaign";
import type { CampaignIdInput } from "./schema";

/**
 * Removes a draft that was never before an approver. What was asked, decided or sent stays for the record.
 *
 * @throws NOT_FOUND · CONFLICT it has a history
 */
export async function deleteCampaign(context: Context, { campaignId }: CampaignIdInput): Promise<void> {
  requirePermission(context, "campaigns:write");
  await withTenant(context, async (tx) => {
    await lockCampaign(tx, context, campaignId, "delete");
    const [asked] = await tx
      .select({ id: approvals.id })
      .from(approvals)
      .where(and(ofTenant(approvals, context), eq(approvals.campaignId, campaignId)))
      .limit(1);
    const [made] = await tx
      .select({ id: releases.id })
      .from(releases)
      .where(and(ofTenant(releases, context), eq(releases.campaignId, campaignId)))
      .limit(1);
    if (asked || made) throw new DomainError("CONFLICT", "campaigns.hasHistory");
    await tx.delete(campaigns).where(ofTenant(campaigns, context, campaignId));
    await appendAudit(tx, context, { action: "campaign.delete", subject: `campaigns/${campaignId}` });
  });
}
