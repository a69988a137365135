import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { createTemplate } from "@/server/domain/templates/create-template";
import { deleteTemplate } from "@/server/domain/templates/delete-template";
import { createCampaign } from "./create-campaign";
import { deleteCampaign } from "./delete-campaign";
import { duplicateCampaign } from "./duplicate-campaign";
import { getCampaign } from "./get-campaign";
import { listCampaigns } from "./list-campaigns";
import { updateCampaignInput } from "./schema";
import { makeTestCampaign, type TestCampaign } from "./testing-campaign";
import { updateCampaign } from "./update-campaign";

const { admin } = await makeTestDatabase();
let base: TestCampaign;
let stranger: TestCampaign;
beforeAll(async () => {
  [base, stranger] = [await makeTestCampaign(admin), await makeTestCampaign(admin)];
});

test("a blank campaign is a draft in its maker's name, with the tenant as its sender", async () => {
  const { id } = await createCampaign(base.author, { name: "夏" });
  expect(await getCampaign(base.author, { campaignId: id })).toMatchObject({
    name: "夏",
    state: "draft",
    revision: 1,
    fromName: "T",
    createdBy: base.author.personId,
    editors: [base.author.personId],
    approval: null,
    release: null,
    names: { [base.author.personId]: "森田 蓮" },
  });
  const [entry] = await admin`select action, actor_id from audit_log where subject = ${`campaigns/${id}`}`;
  expect(entry).toEqual({ action: "campaign.create", actor_id: base.author.personId });
});

test("a campaign from a template has a copy of it", async () => {
  const content = { subject: "件名", preheader: "前書き", text: "本文" };
  const { templateId } = await createTemplate(base.context, { name: "T", ...content });
  const { id } = await createCampaign(base.author, { name: "夏", templateId });
  await deleteTemplate(base.context, { templateId });
  expect(await getCampaign(base.author, { campaignId: id })).toMatchObject(content);
});

test("only what is given changes, and the revision counts", async () => {
  const { id: campaignId } = await createCampaign(base.author, { name: "夏" });
  expect(await updateCampaign(base.author, { campaignId, revision: 1, subject: "一" })).toEqual({
    revision: 2,
    voided: false,
  });
  expect(await updateCampaign(base.author, { campaignId, revision: 2, replyTo: "a@example.jp" })).toEqual({
    revision: 3,
    voided: false,
  });
  expect(await getCampaign(base.author, { campaignId })).toMatchObject({
    name: "夏",
    subject: "一",
    replyTo: "a@example.jp",
    revision: 3,
  });
});

test("of two who edit the same revision the second is told, and overwrites nothing", async () => {
  const { id: campaignId } = await createCampaign(base.author, { name: "夏" });
  const edits = await Promise.allSettled(
    ["一", "二"].map((subject) => updateCampaign(base.author, { campaignId, revision: 1, subject })),
  );
  expect(edits.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(edits.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "CONFLICT", key: "campaigns.changedMeanwhile", details: { revision: 2 } },
  });
  expect((await getCampaign(base.author, { campaignId })).revision).toBe(2);
});

test("another tenant's segment, domain, template and campaign are all not found", async () => {
  const { id: campaignId } = await createCampaign(base.author, { name: "夏" });
  const { templateId } = await createTemplate(stranger.context, { name: "T" });
  const change = { campaignId, revision: 1 };
  const notFound = { code: "NOT_FOUND" };
  await expect(
    updateCampaign(base.author, { ...change, segmentId: stranger.segmentId }),
  ).rejects.toMatchObject(notFound);
  await expect(updateCampaign(base.author, { ...change, domainId: stranger.domainId })).rejects.toMatchObject(
    notFound,
  );
  await expect(createCampaign(base.author, { name: "x", templateId })).rejects.toMatchObject(notFound);
  for (const id of [stranger.campaignId, randomUUID()]) {
    await expect(getCampaign(base.author, { campaignId: id })).rejects.toMatchObject(notFound);
    await expect(
      updateCampaign(base.author, { campaignId: id, revision: 1, name: "x" }),
    ).rejects.toMatchObject(notFound);
    await expect(duplicateCampaign(base.author, { campaignId: id })).rejects.toMatchObject(notFound);
    await expect(deleteCampaign(base.author, { campaignId: id })).rejects.toMatchObject(notFound);
  }
});

test("a copy has the content, sender and audience, and neither the time nor the history", async () => {
  const { campaignId } = base;
  await admin`update campaigns set scheduled_wall = '2037-01-01T10:00', state = 'sent', reply_to = 'a@example.jp' where id = ${campaignId}`;
  const source = await getCampaign(base.author, { campaignId });
  const { id } = await duplicateCampaign(base.author, { campaignId });
  const { subject, text, design, domainId, segmentId, replyTo, fromName } = source;
  expect(await getCampaign(base.author, { campaignId: id })).toMatchObject({
    ...{ subject, text, design, domainId, segmentId, replyTo, fromName },
    name: "C (2)",
    state: "draft",
    revision: 1,
    scheduledWall: null,
    approval: null,
    sentAt: null,
  });
});

test("a list is paged without gap or repeat, and holds one tenant's campaigns alone", async () => {
  const tenant = await makeTestCampaign(admin);
  const made = [tenant.campaignId];
  for (let no = 0; no < 6; no++) made.push((await createCampaign(tenant.author, { name: `夏 ${no}` })).id);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listCampaigns(tenant.author, { limit: 2, ...(cursor && { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(2);
    expect(page.counts.draft).toBe(7);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual([...made].reverse().sort((a, b) => seen.indexOf(a) - seen.indexOf(b)));
  expect(new Set(seen)).toEqual(new Set(made));
  const found = await listCampaigns(tenant.author, { limit: 10, search: "夏 3" });
  expect(found.items.map(({ name }) => name)).toEqual(["夏 3"]);
  expect((await listCampaigns(tenant.author, { limit: 10, states: ["sent"] })).items).toEqual([]);
  await expect(listCampaigns(tenant.author, { limit: 10, cursor: "nonsense" })).rejects.toMatchObject({
    code: "INVALID",
  });
});

test("a percent sign in a search is a percent sign", async () => {
  const tenant = await makeTestCampaign(admin);
  await createCampaign(tenant.author, { name: "50% OFF" });
  await createCampaign(tenant.author, { name: "500 OFF" });
  const found = await listCampaigns(tenant.author, { limit: 10, search: "50%" });
  expect(found.items.map(({ name }) => name)).toEqual(["50% OFF"]);
});

test("a draft without history can be deleted", async () => {
  const { id: campaignId } = await createCampaign(base.author, { name: "夏" });
  await deleteCampaign(base.author, { campaignId });
  await expect(getCampaign(base.author, { campaignId })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test.each([
  { what: "a line break in the subject", input: { subject: "a\r\nBcc: evil@example.jp" } },
  { what: "a line break in the sender's name", input: { fromName: "a\r\nBcc: evil@example.jp" } },
  { what: "NUL in the name", input: { name: "a\0b" } },
  { what: "a time with a zone", input: { scheduledWall: "2026-02-20T10:00Z" } },
  { what: "an address list as reply address", input: { replyTo: "a@example.jp, b@example.jp" } },
  { what: "a local part with an @", input: { fromLocalPart: "a@b" } },
  { what: "a day that is none", input: { scheduledWall: "2026-02-30T10:00" } },
  { what: "an hour that is none", input: { scheduledWall: "2026-02-20T25:00" } },
  { what: "a field that is not its business", input: { state: "approved" } },
  { what: "another tenant", input: { tenantId: randomUUID() } },
])("$what is refused at the door", ({ input }) => {
  const parsed = updateCampaignInput.safeParse({ campaignId: randomUUID(), revision: 1, ...input });
  expect(parsed.success).toBe(false);
});
