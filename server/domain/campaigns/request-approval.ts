import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { approvals, campaigns } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { hashContent } from "@/server/domain/releases/pure/hash-content";
import { jobs } from "@/server/jobs/catalog";
import { enqueue } from "@/server/jobs/enqueue";
import { type Context, requirePermission, requirePerson } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { refuseUnready } from "./check-campaign";
import { countOf } from "./count-audience";
import { freezeContent } from "./freeze-content";
import { handOf, lockCampaign } from "./lock-campaign";
import type { RequestApprovalInput } from "./schema";

/**
 * Puts a campaign before the approvers: freezes its whole content, counts its audience, and tells them.
 *
 * @throws CONFLICT it is not a draft · INVALID something is missing; `details.problems` lists the codes
 */
export async function requestApproval(
  context: Context,
  { campaignId, comment }: RequestApprovalInput,
): Promise<{ approvalId: string }> {
  requirePermission(context, "campaigns:write");
  const requestedBy = requirePerson(context);
  return withTenant(context, async (tx) => {
    const campaign = await lockCampaign(tx, context, campaignId, "requestApproval");
    await refuseUnready(tx, context, campaign, new Date(), "campaigns.notReady");
    const content = await freezeContent(tx, context, campaign);
    const audience = await countOf(tx, context, content.segment.rule);
    const [approval] = await tx
      .insert(approvals)
      .values({
        tenantId: context.tenantId,
        campaignId,
        revision: campaign.revision,
        content,
        contentSha256: hashContent(content),
        audienceCount: audience.willReceive,
        requestedBy,
        hands: [...new Set([...campaign.editors, campaign.createdBy, handOf(context)])],
        comment,
      })
      .returning({ id: approvals.id });
    if (!approval) throw new DomainError("UNAVAILABLE", "shell.unexpected");
    await tx
      .update(campaigns)
      .set({ state: "in-review" })
      .where(ofTenant(campaigns, context, campaignId));
    await appendAudit(tx, context, {
      action: "campaign.request-approval",
      subject: `campaigns/${campaignId}`,
      details: { approvalId: approval.id, revision: campaign.revision, audience: audience.willReceive },
    });
    await enqueue(tx, context, jobs.notifyPeople, { approvalId: approval.id, about: "requested" });
    return { approvalId: approval.id };
  });
}
