import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { createContactField } from "@/server/domain/contacts/create-contact-field";
import { getImage } from "@/server/domain/files/get-image";
import { uploadImage } from "@/server/domain/files/upload-image";
import { planRelease } from "@/server/domain/releases/plan-release";
import { hashContent } from "@/server/domain/releases/pure/hash-content";
import { startDueReleases } from "@/server/domain/releases/start-due-releases";
import { createSegment } from "@/server/domain/segments/create-segment";
import { deleteSegment } from "@/server/domain/segments/delete-segment";
import { updateSegment } from "@/server/domain/segments/update-segment";
import { buildMessage } from "@/server/domain/sends/build-message";
import type { LeasedMail } from "@/server/domain/sends/lease-mail";
import { loadMailKit } from "@/server/domain/sends/load-mail-kit";
import { createTemplate } from "@/server/domain/templates/create-template";
import { deleteTemplate } from "@/server/domain/templates/delete-template";
import type { UnlayerDesign } from "@/server/domain/templates/schema";
import { updateTemplate } from "@/server/domain/templates/update-template";
import { updateTenant } from "@/server/domain/tenants/update-tenant";
import { approveCampaign } from "./approve-campaign";
import { createCampaign } from "./create-campaign";
import { requestApproval } from "./request-approval";
import type { UpdateCampaignInput } from "./schema";
import { sendCampaign } from "./send-campaign";
import { makeTestCampaign, type TestCampaign } from "./testing-campaign";
import { updateCampaign } from "./update-campaign";

const { admin } = await makeTestDatabase();
const month = `${new Date().toISOString().slice(0, 7)}-01`;
const png = () => Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), randomBytes(2_000)]);
async function* whole(bytes: Buffer) {
  yield bytes;
}

let base: TestCampaign;
let templateId: string;
let segmentId: string;
let image: { sha256: string; url: string; bytes: Buffer };

const design = (url: string): UnlayerDesign => ({
  body: {
    rows: [
      {
        cells: [1],
        values: {},
        columns: [
          {
            values: {},
            contents: [
              { type: "image", values: { src: { url }, altText: "花" } },
              {
                type: "text",
                values: {
                  text: `<p>{{ salutation }}</p><p><a href="https://example.jp/sale?r={{ contact.email }}">夏</a></p>
                    <p>{{ sender.legal_name }} {{ sender.postal_address }} {{ sender.contact }} <a href="{{ unsubscribe_url }}">停止</a></p>`,
                },
              },
            ],
          },
        ],
      },
    ],
    values: {},
  },
});
const writtenText =
  "{{ salutation }}\n{{ sender.legal_name }} {{ sender.postal_address }} {{ sender.contact }}\n{{ unsubscribe_url }}";

beforeAll(async () => {
  base = await makeTestCampaign(admin, 2);
  const bytes = png();
  image = { ...(await uploadImage(base.context, { name: "a.png", bytes: whole(bytes) })), bytes };
});

/** A campaign from the template, with every field filled in, before the approvers. */
async function request() {
  const { author, domainId } = base;
  ({ templateId } = await createTemplate(base.context, {
    name: "T",
    subject: "{{ salutation }}へ",
    preheader: "夏の",
    design: design(image.url),
    text: writtenText,
  }));
  ({ segmentId } = await createSegment(base.context, {
    name: randomUUID(),
    rule: { kind: "all", rules: [] },
  }));
  const { id: campaignId } = await createCampaign(author, { name: "夏", templateId });
  const { revision } = await updateCampaign(author, {
    campaignId,
    revision: 1,
    domainId,
    segmentId,
    replyTo: "shop@example.jp",
    fromName: "花屋",
  });
  const { approvalId } = await requestApproval(author, { campaignId, comment: "" });
  return { campaignId, revision, approvalId };
}

const approve = (approvalId: string) => approveCampaign(base.approver, { approvalId, comment: "" });
const approvalOf = async (approvalId: string) =>
  (await admin`select state, content, content_sha256 as sha from approvals where id = ${approvalId}`)[0];
const releaseOf = async (campaignId: string) =>
  (
    await admin`select id, state, content, content_sha256 as sha from releases where campaign_id = ${campaignId}`
  )[0];

/** The finished mail of one person under a release; the same send at the same instant every time. */
async function bytesOf(campaignId: string): Promise<string> {
  const { tenantId } = base.context;
  const releaseId = String((await releaseOf(campaignId))?.id);
  const [row] = await admin`select number from tenants where tenant_id = ${tenantId}`;
  const mail: LeasedMail = {
    tenantId,
    tenantNumber: Number(row?.number),
    id: "0198c0de-0000-7000-8000-000000000001",
    releaseId,
    contactId: "0198c0de-0000-7000-8000-000000000002",
    madeMonth: month,
    stream: "bulk",
    attempts: 1,
    epoch: 1,
    firstTriedAt: new Date("2026-07-16T01:00:00Z"),
    expiresAt: new Date("2026-07-19T01:00:00Z"),
    testAddress: null,
    reason: null,
    unknownPolicy: "retry",
    releaseKind: "campaign",
    addressHash: "",
    contact: null,
  };
  const contact = {
    email: "hana@example.test",
    domain: "example.test",
    familyName: "山田",
    givenName: "花",
    familyNameKana: "",
    givenNameKana: "",
    company: "",
    department: "",
    jobTitle: "",
    honorific: "",
    phone: "",
    postcode: "",
    fields: {},
  };
  return (await buildMessage(await loadMailKit(tenantId, releaseId), mail, contact)).toString("latin1");
}

/** Another value for every field that an editor may change: a new field does not compile until it is here. */
const otherValues: Record<
  Exclude<keyof UpdateCampaignInput, "campaignId" | "revision">,
  () => unknown | Promise<unknown>
> = {
  name: () => "秋",
  subject: () => "別の件名",
  preheader: () => "別の前書き",
  design: () => design("https://example.jp/other.png"),
  text: () => `別の本文\n${writtenText}`,
  fromName: () => "別の花屋",
  fromLocalPart: () => "news",
  domainId: () => null,
  replyTo: () => "other@example.jp",
  segmentId: async () =>
    (await createSegment(base.context, { name: randomUUID(), rule: { kind: "all", rules: [] } })).segmentId,
  trackOpens: () => false,
  trackClicks: () => false,
  scheduledWall: () => "2037-01-01T10:00",
};
const fields = Object.keys(otherValues) as (keyof typeof otherValues)[];

async function change(
  field: keyof typeof otherValues,
  { campaignId, revision }: { campaignId: string; revision: number },
) {
  return updateCampaign(base.author, { campaignId, revision, [field]: await otherValues[field]() });
}

describe.each(fields)("%s changed by an editor", (field) => {
  test("after the request: the request is void, and nobody can approve it", async () => {
    const campaign = await request();
    expect(await change(field, campaign)).toMatchObject({ voided: true });
    expect(await approvalOf(campaign.approvalId)).toMatchObject({ state: "void" });
    await expect(approve(campaign.approvalId)).rejects.toMatchObject({
      code: "CONFLICT",
      key: "approvals.notOpen",
    });
    expect(await releaseOf(campaign.campaignId)).toBeUndefined();
  });

  test("after the approval: it is void, and nothing can be sent", async () => {
    const campaign = await request();
    const { releaseId } = await approve(campaign.approvalId);
    expect(await change(field, campaign)).toMatchObject({ voided: true });
    expect(await approvalOf(campaign.approvalId)).toMatchObject({ state: "void" });
    await expect(sendCampaign(base.author, campaign)).rejects.toMatchObject({ code: "CONFLICT" });
    await startDueReleases();
    await planRelease(base.context, { releaseId });
    expect(await releaseOf(campaign.campaignId)).toMatchObject({ state: "cancelled" });
    expect(await admin`select 1 from sends where release_id = ${releaseId}`).toHaveLength(0);
  });
});

/** What a campaign was made of, changed behind its back. */
const behindItsBack: Record<string, () => Promise<unknown>> = {
  "the template is changed": () =>
    updateTemplate(base.context, {
      templateId,
      version: 1,
      subject: "別",
      preheader: "別",
      design: design("https://example.jp/evil.png"),
      text: "別",
    }),
  "the template is deleted": () => deleteTemplate(base.context, { templateId }),
  "the segment has another rule": () =>
    updateSegment(base.context, { segmentId, rule: { kind: "not", rule: { kind: "all", rules: [] } } }),
  "the segment has another name": () => updateSegment(base.context, { segmentId, name: randomUUID() }),
  "the segment is to be deleted": () =>
    expect(deleteSegment(base.context, { segmentId })).rejects.toMatchObject({ key: "segments.inUse" }),
  "the display items of the law are changed": () =>
    updateTenant(base.context, {
      legalName: "株式会社別",
      postalAddress: "大阪",
      contactPoint: "06-0000-0000",
    }),
  "the tenant has another name": () => updateTenant(base.context, { name: "別" }),
  "the tenant has another zone": () => updateTenant(base.context, { timeZone: "Europe/Berlin" }),
  "the tenant has another language": () => updateTenant(base.context, { locale: "en" }),
  "a custom field is added": () =>
    createContactField(base.context, { key: `f${randomUUID().slice(0, 8)}`, label: "f", type: "text" }),
  "another image is uploaded": () => uploadImage(base.context, { name: "a.png", bytes: whole(png()) }),
};

async function restoreTenant() {
  await admin`update tenants set name = 'T', legal_name = 'T Inc.', postal_address = 'Tokyo', contact_point = '03-0000-0000', time_zone = 'Asia/Tokyo', locale = 'ja'
    where tenant_id = ${base.context.tenantId}`;
}

describe.each(Object.entries(behindItsBack))("%s", (_, happen) => {
  test("after the request: what is approved is what was asked for, to the byte", async () => {
    const { campaignId, approvalId } = await request();
    const asked = await approvalOf(approvalId);
    await happen();
    await approve(approvalId);
    const release = await releaseOf(campaignId);
    expect(release?.sha).toBe(asked?.sha);
    expect(hashContent(release?.content)).toBe(asked?.sha);
    expect(release?.content).toEqual(asked?.content);
    await restoreTenant();
  });

  test("after the approval: the mail that leaves is the approved one, to the byte", async () => {
    const { campaignId, approvalId } = await request();
    const asked = await approvalOf(approvalId);
    await approve(approvalId);
    const approved = await bytesOf(campaignId);
    await happen();
    await sendCampaign(base.author, { campaignId });
    expect(await bytesOf(campaignId)).toBe(approved);
    expect(hashContent((await releaseOf(campaignId))?.content)).toBe(asked?.sha);
    await restoreTenant();
  });
});

test("a mail of other content has other bytes: the comparison above can fail", async () => {
  const [one, other] = [await request(), await request()];
  await approve(one.approvalId);
  await change("subject", other);
  const { approvalId } = await requestApproval(base.author, { campaignId: other.campaignId, comment: "" });
  await approve(approvalId);
  const subject = (mail: string) => /^Subject:.*$/m.exec(mail)?.[0];
  expect(subject(await bytesOf(one.campaignId))).not.toBe(subject(await bytesOf(other.campaignId)));
});

test("an image cannot be swapped: its address is the hash of its bytes, and other bytes are not served under it", async () => {
  const { approvalId } = await request();
  expect((await approvalOf(approvalId))?.content.images).toEqual([image.url]);
  const other = await uploadImage(base.context, { name: "a.png", bytes: whole(png()) });
  expect(other.url).not.toBe(image.url);
  const served = () => getImage(base.context.tenantId, image.sha256);
  expect((await served()).bytes.equals(image.bytes)).toBe(true);
  // Not even somebody at the database, past every grant.
  const file = await admin`select id from files where sha256 = ${image.sha256}`;
  await admin`update file_chunks set bytes = ${png()} where file_id = ${file[0]?.id}`;
  await expect(served()).rejects.toMatchObject({ code: "NOT_FOUND" });
  await admin`update file_chunks set bytes = ${image.bytes} where file_id = ${file[0]?.id}`;
  expect((await served()).bytes.equals(image.bytes)).toBe(true);
});
