import { readFileSync } from "node:fs";
import { join } from "node:path";
import { jobContext } from "@/server/auth/request-context";
import { approveCampaign } from "@/server/domain/campaigns/approve-campaign";
import { createCampaign } from "@/server/domain/campaigns/create-campaign";
import { requestApproval } from "@/server/domain/campaigns/request-approval";
import { sendCampaign } from "@/server/domain/campaigns/send-campaign";
import { updateCampaign } from "@/server/domain/campaigns/update-campaign";
import { applyImport } from "@/server/domain/imports/apply-import";
import { checkImport } from "@/server/domain/imports/check-import";
import { startImport } from "@/server/domain/imports/start-import";
import { uploadImport } from "@/server/domain/imports/upload-import";
import { createSegment } from "@/server/domain/segments/create-segment";
import type { SegmentRule } from "@/server/domain/segments/schema";
import { createTemplate } from "@/server/domain/templates/create-template";
import type { Context } from "@/server/platform/context";
import { root } from "@/workers/bootstrap/root.mjs";
import type { DemoPerson } from "./demo-people";
import { verifyDemoDomain } from "./verify-demo-domain";

type People = Record<DemoPerson["key"], Context>;

/** What a company has after its first week: a verified domain, customers, segments, templates, campaigns in each state. */
export async function fillDemoTenant(people: People, recordsFile: string): Promise<void> {
  const { owner, marketer } = people;
  const { domainId } = await verifyDemoDomain(owner, recordsFile);
  await importDemoCustomers(marketer);
  const template = await createTemplate(marketer, { starter: "newsletter", name: "月代だより" });
  for (const [starter, name] of [
    ["announcement", "お知らせ"],
    ["letter", "お手紙"],
  ] as const)
    await createTemplate(marketer, { starter, name });
  const segment = async (name: string, rule: SegmentRule) =>
    (await createSegment(marketer, { name, rule })).segmentId;
  const everyone = await segment("案内に同意した人", {
    kind: "consent",
    purpose: "marketing",
    state: "given",
  });
  const companies = await segment("会社のお客様", {
    kind: "all",
    rules: [
      { kind: "consent", purpose: "marketing", state: "given" },
      { kind: "attribute", attribute: "company", test: { operator: "not-empty" } },
    ],
  });
  const compose = (name: string, subject: string, segmentId: string) =>
    composeDraft(marketer, { name, subject, segmentId, domainId, templateId: template.templateId });

  const sent = await compose("月代だより 7月号", "{{ salutation }}、新茶のご案内です", companies);
  await approve(people, sent);
  await sendCampaign(marketer, { campaignId: sent });
  const waiting = await compose(
    "水出し煎茶 夏の先行販売",
    "{{ salutation }}、今年の一番を水でどうぞ",
    everyone,
  );
  await requestApproval(marketer, { campaignId: waiting, comment: "件名を去年より短くしました。" });
  await compose("秋の茶会 ご招待", "秋の茶会にお招きします", companies);
}

async function importDemoCustomers(marketer: Context): Promise<void> {
  const file = readFileSync(join(root, "db", "demo", "customers-1000.csv"));
  const { importId } = await uploadImport(
    marketer,
    { fileName: "顧客名簿.csv" },
    new Blob([new Uint8Array(file)]).stream(),
  );
  const job = jobContext(marketer.tenantId, "seed");
  await checkImport(job, { importId });
  await startImport(marketer, {
    importId,
    mode: "overwrite",
    consent: { how: "会員登録フォームで、案内メールの受け取りに同意", giveAgain: false },
  });
  await applyImport(job, { importId });
}

type Draft = { name: string; subject: string; segmentId: string; domainId: string; templateId: string };

async function composeDraft(marketer: Context, { name, templateId, ...fields }: Draft): Promise<string> {
  const { id: campaignId } = await createCampaign(marketer, { name, templateId });
  await updateCampaign(marketer, {
    campaignId,
    revision: 1,
    fromName: "月代茶舗",
    fromLocalPart: "tayori",
    ...fields,
  });
  return campaignId;
}

async function approve({ marketer, approver }: People, campaignId: string): Promise<void> {
  const { approvalId } = await requestApproval(marketer, { campaignId, comment: "" });
  await approveCampaign(approver, { approvalId, comment: "確認しました。" });
}
