import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import { handOf } from "./lock-campaign";
import type { CampaignIdInput } from "./schema";

/** A new draft beside a campaign, with the content, sender and audience of it, without its time. @throws NOT_FOUND */
export async function duplicateCampaign(
  context: Context,
  { campaignId }: CampaignIdInput,
): Promise<{ id: string }> {
  requirePermission(context, "campaigns:write");
  return withTenant(context, async (tx) => {
    const [source] = await tx
      .select()
      .from(campaigns)
      .where(ofTenant(campaigns, context, campaignId));
    if (!source) throw notFound("campaigns");
    const {
      name,
      folderId,
      subject,
      preheader,
      design,
      text,
      fromName,
      fromLocalPart,
      domainId,
      replyTo,
      segmentId,
      trackOpens,
      trackClicks,
    } = source;
    const content = {
      subject,
      preheader,
      design,
      text,
      fromName,
      fromLocalPart,
      domainId,
      replyTo,
      segmentId,
      trackOpens,
      trackClicks,
    };
    const [made] = await tx
      .insert(campaigns)
      .values({
        tenantId: context.tenantId,
        name: `${name} (2)`,
        folderId,
        ...content,
        createdBy: handOf(context),
        editors: [handOf(context)],
      })
      .returning({ id: campaigns.id });
    if (!made) throw new DomainError("UNAVAILABLE", "shell.unexpected");
    await appendAudit(tx, context, {
      action: "campaign.duplicate",
      subject: `campaigns/${made.id}`,
      details: { from: campaignId },
    });
    return made;
  });
}
