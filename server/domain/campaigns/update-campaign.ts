import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, domains, segments } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { changedValues } from "@/server/domain/audit/pure/changed-values";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import { handOf, lockCampaign } from "./lock-campaign";
import type { UpdateCampaignInput } from "./schema";
import { voidApproval } from "./void-approval";

/** Fields whose values the log tells; of those with words of the mail it tells that they changed. */
const toldFields = ["name", "domainId", "segmentId", "trackOpens", "trackClicks", "scheduledWall"] as const;

/**
 * Changes a draft. A campaign that was in review or approved is a draft again: what was approved is not what would be sent.
 *
 * @returns the new revision, and whether an approval or a request for one was voided by this
 * @throws NOT_FOUND no such campaign, segment or domain in this tenant
 * @throws CONFLICT it is on its way, or somebody else changed it in the meantime
 */
export async function updateCampaign(
  context: Context,
  { campaignId, revision, ...changes }: UpdateCampaignInput,
): Promise<{ revision: number; voided: boolean }> {
  requirePermission(context, "campaigns:write");
  return withTenant(context, async (tx) => {
    const campaign = await lockCampaign(tx, context, campaignId, "edit");
    if (campaign.revision !== revision)
      throw new DomainError("CONFLICT", "campaigns.changedMeanwhile", { revision: campaign.revision });
    if (changes.segmentId) {
      const [segment] = await tx
        .select({ id: segments.id })
        .from(segments)
        .where(ofTenant(segments, context, changes.segmentId));
      if (!segment) throw notFound("segments");
    }
    if (changes.domainId) {
      const [domain] = await tx
        .select({ id: domains.id })
        .from(domains)
        .where(ofTenant(domains, context, changes.domainId));
      if (!domain) throw notFound("domains");
    }
    const voided = campaign.state !== "draft" && campaign.state !== "changes-requested";
    if (voided) await voidApproval(tx, context, campaignId);
    const present = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    await tx
      .update(campaigns)
      .set({
        ...present,
        revision: revision + 1,
        editors: [...new Set([...campaign.editors, handOf(context)])],
        ...(voided && { state: "draft" as const }),
      })
      .where(ofTenant(campaigns, context, campaignId));
    await appendAudit(tx, context, {
      action: "campaign.update",
      subject: `campaigns/${campaignId}`,
      details: { revision: revision + 1, fields: Object.keys(present), voided },
      ...changedValues(campaign, present, toldFields),
    });
    return { revision: revision + 1, voided };
  });
}
