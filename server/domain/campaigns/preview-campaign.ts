import { and, eq } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, segments, segmentVersions, tenants } from "@/db/schema";
import { renderMail } from "@/server/domain/templates/pure/render-mail";
import { mailContent } from "@/server/domain/templates/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { PreviewCampaignInput } from "./schema";
import { type MailPreview, showPreview } from "./show-preview";

const everyone = { kind: "all", rules: [] };

/**
 * The draft as one of its readers would get it; of anybody while it has no segment.
 *
 * @throws NOT_FOUND no such campaign or contact
 */
export async function previewCampaign(
  context: Context,
  { campaignId, contactId }: PreviewCampaignInput,
): Promise<MailPreview> {
  requirePermission(context, "campaigns:read");
  return withTenant(context, async (tx) => {
    const [row] = await tx
      .select({ campaign: campaigns, tenant: tenants, rule: segmentVersions.rule })
      .from(campaigns)
      .innerJoin(tenants, eq(tenants.tenantId, campaigns.tenantId))
      .leftJoin(segments, and(ofTenant(segments, context), eq(segments.id, campaigns.segmentId)))
      .leftJoin(
        segmentVersions,
        and(
          ofTenant(segmentVersions, context),
          eq(segmentVersions.segmentId, segments.id),
          eq(segmentVersions.version, segments.version),
        ),
      )
      .where(ofTenant(campaigns, context, campaignId));
    if (!row) throw notFound("campaigns");
    const { campaign, tenant, rule } = row;
    return showPreview(tx, context, {
      content: renderMail(mailContent.parse(campaign), tenant.locale),
      locale: tenant.locale,
      sender: tenant,
      rule: rule ?? everyone,
      contactId,
    });
  });
}
