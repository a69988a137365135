import { makeTemplate } from "@/e2e/make-template";
import { prepareSending } from "@/e2e/prepare-sending";
import type { TestPerson, TestTenant } from "@/e2e/test-tenant";
import { createCampaign } from "@/server/domain/campaigns/create-campaign";
import { updateCampaign } from "@/server/domain/campaigns/update-campaign";
import { createSegment } from "@/server/domain/segments/create-segment";

/** A campaign of `author` to everybody, with nothing missing: it only wants to be approved. */
export async function makeCampaign(
  tenant: TestTenant,
  author: TestPerson,
  { name, link = "https://www.example.com/news" }: { name: string; link?: string },
): Promise<{ campaignId: string; domainName: string }> {
  const { domainId, name: domainName } = await prepareSending(tenant);
  const templateId = await makeTemplate(tenant, "月代だより", link);
  const context = await tenant.as(author);
  const rule = { kind: "all" as const, rules: [] };
  const { segmentId } = await createSegment(context, { name: "名簿のみなさま", rule });
  const { id: campaignId } = await createCampaign(context, { name, templateId });
  await updateCampaign(context, {
    campaignId,
    revision: 1,
    fromName: "月代茶舗",
    fromLocalPart: "tayori",
    domainId,
    segmentId,
  });
  return { campaignId, domainName };
}
