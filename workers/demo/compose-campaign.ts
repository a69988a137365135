import type { ConsoleClient } from "./console-client";

/** A segment of everyone who consented, and a campaign from a starter template with a salutation in subject and body. */
export async function composeCampaign(client: ConsoleClient, domainId: string): Promise<string> {
  const { segmentId } = await client.mutate<{ segmentId: string }>("segments.create", {
    name: "すべての顧客",
    rule: { kind: "all", rules: [] },
  });
  const { templateId } = await client.mutate<{ templateId: string }>("templates.create", {
    name: "月代だより",
    starter: "newsletter",
  });
  const { id: campaignId } = await client.mutate<{ id: string }>("campaigns.create", {
    name: "月代だより 7月号",
    templateId,
  });
  await client.mutate("campaigns.update", {
    campaignId,
    revision: 1,
    subject: "{{ salutation }}、新茶のご案内です",
    fromName: "月代茶舗",
    fromLocalPart: "tayori",
    domainId,
    segmentId,
  });
  const problems = await client.query<{ code: string; severity: string; where: string }[]>(
    "campaigns.check",
    { campaignId },
  );
  const blocking = problems.filter(({ severity }) => severity === "block");
  if (blocking.length > 0)
    throw new Error(
      `the campaign is not ready: ${blocking.map(({ code, where }) => `${code} (${where})`).join(", ")}`,
    );
  return campaignId;
}
