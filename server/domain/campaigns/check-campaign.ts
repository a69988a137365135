import type { Transaction } from "@/db/client";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, contactFields, domains, tenants } from "@/db/schema";
import type { ContentProblem } from "@/server/domain/templates/pure/content-problem";
import { lintContent } from "@/server/domain/templates/pure/lint-content";
import { mailContent, standardMergePaths } from "@/server/domain/templates/schema";
import { resolveWall } from "@/server/platform/civil-time";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import type { Campaign } from "./lock-campaign";
import type { CampaignIdInput } from "./schema";

export type CampaignProblem =
  | ContentProblem
  | {
      readonly code:
        | "missingSegment"
        | "missingSender"
        | "senderNotVerified"
        | "missingFromName"
        | "timeHasPassed"
        | "badContent";
      readonly severity: "block";
      readonly where: "audience" | "sender" | "content" | "schedule";
      readonly details: Readonly<Record<string, string | number>>;
    };

/** Everything that stands between a draft and its approval, and what is worth a look. */
export async function checkCampaign(
  context: Context,
  { campaignId }: CampaignIdInput,
): Promise<CampaignProblem[]> {
  requirePermission(context, "campaigns:read");
  return withTenant(context, async (tx) => {
    const [campaign] = await tx
      .select()
      .from(campaigns)
      .where(ofTenant(campaigns, context, campaignId));
    if (!campaign) throw notFound("campaigns");
    return listProblems(tx, context, campaign, new Date());
  });
}

/**
 * For the verbs that bring a campaign nearer to its readers.
 *
 * @throws INVALID something stands in the way; `details.problems` lists the codes
 */
export async function refuseUnready(
  tx: Transaction,
  context: Context,
  campaign: Campaign,
  now: Date,
  key: "campaigns.notReady" | "approvals.notReady",
): Promise<void> {
  const blocking = (await listProblems(tx, context, campaign, now)).filter(
    ({ severity }) => severity === "block",
  );
  if (blocking.length > 0)
    throw new DomainError("INVALID", key, {
      count: blocking.length,
      problems: blocking.map(({ code }) => code),
    });
}

/** What `checkCampaign` lists, inside another verb's transaction. */
export async function listProblems(
  tx: Transaction,
  context: Context,
  campaign: Campaign,
  now: Date,
): Promise<CampaignProblem[]> {
  const [tenant] = await tx.select().from(tenants).where(ofTenant(tenants, context));
  if (!tenant) throw notFound("tenants");
  const fields = await tx
    .select({ key: contactFields.key })
    .from(contactFields)
    .where(ofTenant(contactFields, context));
  const [domain] =
    campaign.domainId === null
      ? []
      : await tx
          .select()
          .from(domains)
          .where(ofTenant(domains, context, campaign.domainId));
  const problem = (code: string, where: string) =>
    ({ code, severity: "block", where, details: {} }) as CampaignProblem;
  const problems: CampaignProblem[] = [];
  if (campaign.segmentId === null) problems.push(problem("missingSegment", "audience"));
  if (!domain) problems.push(problem("missingSender", "sender"));
  else if (domain.verifiedAt === null || domain.state === "failing")
    problems.push(problem("senderNotVerified", "sender"));
  if (campaign.fromName.trim() === "") problems.push(problem("missingFromName", "sender"));
  if (campaign.scheduledWall !== null && resolveWall(campaign.scheduledWall, tenant.timeZone) <= now)
    problems.push(problem("timeHasPassed", "schedule"));
  const content = mailContent.safeParse(campaign);
  if (!content.success) return [...problems, problem("badContent", "content")];
  return [
    ...problems,
    ...lintContent({
      content: content.data,
      language: tenant.locale,
      known: new Set([...standardMergePaths, ...fields.map(({ key }) => `contact.fields.${key}`)]),
      sender: {
        legalName: tenant.legalName,
        postalAddress: tenant.postalAddress,
        contactPoint: tenant.contactPoint,
      },
      isMarketing: true,
    }),
  ];
}
