import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { domains, segments, segmentVersions, tenants } from "@/db/schema";
import { type ReleaseContent, releaseContent } from "@/server/domain/releases/schema";
import { listReferences } from "@/server/domain/templates/pure/list-references";
import { renderMail } from "@/server/domain/templates/pure/render-mail";
import { mailContent } from "@/server/domain/templates/schema";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import type { Campaign } from "./lock-campaign";

/**
 * All that a campaign would send now, apart from everything it was made of: rendered, with the segment's rule, the sender, the
 * schedule. Nothing that changes afterwards can reach it.
 *
 * @throws INVALID sender, segment or content is missing; `details.field` says which
 */
export async function freezeContent(
  tx: Transaction,
  context: Context,
  campaign: Campaign,
): Promise<ReleaseContent> {
  const missing = (field: string) => new DomainError("INVALID", `campaigns.missing-${field}`, { field });
  if (campaign.segmentId === null) throw missing("segment");
  if (campaign.domainId === null) throw missing("domain");
  const [tenant] = await tx.select().from(tenants).where(ofTenant(tenants, context));
  const [domain] = await tx
    .select()
    .from(domains)
    .where(ofTenant(domains, context, campaign.domainId));
  const [segment] = await tx
    .select({ id: segments.id, version: segments.version, rule: segmentVersions.rule })
    .from(segments)
    .innerJoin(
      segmentVersions,
      and(
        ofTenant(segmentVersions, context),
        eq(segmentVersions.segmentId, segments.id),
        eq(segmentVersions.version, segments.version),
      ),
    )
    .where(ofTenant(segments, context, campaign.segmentId));
  if (!tenant || !domain || !segment) throw missing(domain ? "segment" : "domain");
  const content = mailContent.parse({
    subject: campaign.subject,
    preheader: campaign.preheader,
    design: campaign.design,
    text: campaign.text,
  });
  const mail = renderMail(content, tenant.locale);
  return releaseContent.parse({
    ...mail,
    from: {
      name: campaign.fromName,
      address: `${campaign.fromLocalPart}@${domain.name}`,
      domainId: domain.id,
    },
    replyTo: campaign.replyTo === "" ? null : campaign.replyTo,
    purpose: "marketing",
    segment,
    trackOpens: campaign.trackOpens,
    trackClicks: campaign.trackClicks,
    scheduledWall: campaign.scheduledWall,
    timeZone: tenant.timeZone,
    locale: tenant.locale,
    sender: {
      legalName: tenant.legalName,
      postalAddress: tenant.postalAddress,
      contactPoint: tenant.contactPoint,
    },
    test: null,
    images: [...listReferences(mail).images],
  } satisfies ReleaseContent);
}
