import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { createContact } from "@/server/domain/contacts/create-contact";
import { createContactField } from "@/server/domain/contacts/create-contact-field";
import { deleteContactField } from "@/server/domain/contacts/delete-contact-field";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import { addSuppression } from "@/server/domain/suppressions/add-suppression";
import { createTag } from "@/server/domain/tags/create-tag";
import { countSegment } from "./count-segment";
import { createSegment } from "./create-segment";
import { deleteSegment } from "./delete-segment";
import { explainSegment } from "./explain-segment";
import { getSegment } from "./get-segment";
import { listSegments } from "./list-segments";
import { previewSegment } from "./preview-segment";
import { queryAudience } from "./query-audience";
import { countSegmentInput, listSegmentsInput, type SegmentRule, segmentRule } from "./schema";
import { updateSegment } from "./update-segment";

const { admin } = await makeTestDatabase();
const context = await makeTestTenant(admin);
const stranger = await makeTestTenant(admin);
const company = (...values: string[]): SegmentRule => ({
  kind: "attribute",
  attribute: "company",
  test: { operator: "contains", values },
});
const everyone: SegmentRule = { kind: "all", rules: [] };

const yes = { state: "given", how: "form" } as const;
const one = await createContact(context, { email: "a@x.jp", company: "甲商事", consent: yes, tags: ["VIP"] });
const two = await createContact(context, { email: "b@x.jp", company: "甲商会", consent: yes });
await createContact(context, { email: "c@x.jp", company: "乙" });
await addSuppression(context, { contactId: two.contactId, reason: "x" });
await createContact(stranger, { email: "a@x.jp", company: "甲商事", consent: yes });

test("a change of the rule is a new version, and the old one stays as it was", async () => {
  const { segmentId, version } = await createSegment(context, { name: "甲", rule: company("甲") });
  expect(version).toBe(1);
  expect(await updateSegment(context, { segmentId, name: "甲の会社" })).toEqual({ version: 1 });
  expect(await updateSegment(context, { segmentId, rule: company("乙") })).toEqual({ version: 2 });
  expect(await getSegment(context, { segmentId })).toMatchObject({
    name: "甲の会社",
    version: 2,
    rule: company("乙"),
  });
  expect(
    await admin`select version, rule from segment_versions where segment_id = ${segmentId} order by version`,
  ).toEqual([
    { version: 1, rule: company("甲") },
    { version: 2, rule: company("乙") },
  ]);
  expect(await countSegment(context, { segmentId })).toMatchObject({ count: 1, sendable: 0, version: 2 });
});

test("the count is exact, and says who of them may get mail", async () => {
  const now = new Date("2026-03-15T00:00:00Z");
  const counted = await countSegment(context, { rule: company("甲") }, now);
  expect(counted).toMatchObject({ count: 2, sendable: 1, version: null, asOf: now });
  expect(counted.tookMs).toBeGreaterThanOrEqual(0);
  expect(await countSegment(context, { rule: everyone })).toMatchObject({ count: 3, sendable: 1 });
  expect(countSegmentInput.safeParse({}).success).toBe(false);
  expect(countSegmentInput.safeParse({ segmentId: randomUUID(), rule: everyone }).success).toBe(false);
});

test("the sample shows at most ten people of the segment, and no one else", async () => {
  const { items } = await previewSegment(context, { rule: company("甲") });
  expect(items.map(({ email }) => email).sort()).toEqual(["a@x.jp", "b@x.jp"]);
  for (let no = 0; no < 12; no++) await createContact(stranger, { email: `s${no}@x.jp` });
  expect((await previewSegment(stranger, { rule: everyone })).items).toHaveLength(10);
});

test("why a person is in or out is told for every group and condition", async () => {
  const rule: SegmentRule = {
    kind: "all",
    rules: [
      company("甲"),
      { kind: "not", rule: { kind: "suppressed", is: true } },
      { kind: "any", rules: [company("乙"), { kind: "consent", purpose: "marketing", state: "given" }] },
    ],
  };
  const explained = await explainSegment(context, { contactId: two.contactId, rule });
  expect(explained.isMember).toBe(false);
  expect(explained.nodes).toEqual([
    { path: "rule", is: false },
    { path: "rule.rules.0", is: true },
    { path: "rule.rules.1", is: false },
    { path: "rule.rules.1.rule", is: true },
    { path: "rule.rules.2", is: true },
    { path: "rule.rules.2.rules.0", is: false },
    { path: "rule.rules.2.rules.1", is: true },
  ]);
  expect((await explainSegment(context, { contactId: one.contactId, rule })).isMember).toBe(true);
  expect(await explainSegment(context, { contactId: one.contactId, rule: everyone })).toMatchObject({
    isMember: true,
  });
});

test("a segment that a campaign has chosen stays", async () => {
  const { segmentId } = await createSegment(context, { name: "used", rule: everyone });
  await admin`insert into campaigns (tenant_id, name, segment_id, created_by) values (${context.tenantId}, '夏のお知らせ', ${segmentId}, 'x')`;
  await expect(deleteSegment(context, { segmentId })).rejects.toMatchObject({
    code: "CONFLICT",
    key: "segments.inUse",
    details: { campaigns: ["夏のお知らせ"] },
  });
  await admin`delete from campaigns where segment_id = ${segmentId}`;
  await deleteSegment(context, { segmentId });
  await expect(getSegment(context, { segmentId })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a rule may name only what the tenant has, of the right type, and the refusal says where", async () => {
  const { fieldId } = await createContactField(context, { key: "points", label: "x", type: "number" });
  const foreignField = await createContactField(stranger, { key: "points", label: "x", type: "number" });
  const foreignTag = await createTag(stranger, { name: "theirs" });
  const positive = { operator: "greater", value: 0 } as const;
  const given: { rule: SegmentRule; key: string }[] = [
    {
      rule: { kind: "number-field", fieldId: foreignField.fieldId, test: positive },
      key: "segments.fieldUnknown",
    },
    { rule: { kind: "number-field", fieldId: randomUUID(), test: positive }, key: "segments.fieldUnknown" },
    { rule: { kind: "boolean-field", fieldId, is: "true" }, key: "segments.fieldType" },
    { rule: { kind: "tag", tagId: foreignTag.tagId, has: true }, key: "segments.tagUnknown" },
    { rule: { kind: "received", campaignId: randomUUID(), did: true }, key: "segments.campaignUnknown" },
  ];
  for (const { rule, key } of given) {
    const refused = { code: "INVALID", key, details: { field: "rule.rules.1" } };
    const whole: SegmentRule = { kind: "all", rules: [everyone, rule] };
    await expect(createSegment(context, { name: "x", rule: whole })).rejects.toMatchObject(refused);
    await expect(countSegment(context, { rule: whole })).rejects.toMatchObject(refused);
  }
  const rule: SegmentRule = { kind: "number-field", fieldId, test: positive };
  await createSegment(context, { name: "ポイントあり", rule });
  await expect(deleteContactField(context, { fieldId })).rejects.toMatchObject({
    key: "contacts.fieldInUse",
    details: { segments: ["ポイントあり"] },
  });
});

test("a foreign id is answered like an unknown one", async () => {
  const { segmentId } = await createSegment(stranger, { name: "theirs", rule: everyone });
  for (const id of [segmentId, randomUUID()]) {
    const gone = { code: "NOT_FOUND", key: "segments.notFound", details: {} };
    await expect(getSegment(context, { segmentId: id })).rejects.toMatchObject(gone);
    await expect(updateSegment(context, { segmentId: id, name: "x" })).rejects.toMatchObject(gone);
    await expect(deleteSegment(context, { segmentId: id })).rejects.toMatchObject(gone);
    await expect(countSegment(context, { segmentId: id })).rejects.toMatchObject(gone);
    await expect(previewSegment(context, { segmentId: id })).rejects.toMatchObject(gone);
    await expect(explainSegment(context, { segmentId: id, contactId: one.contactId })).rejects.toMatchObject(
      gone,
    );
  }
  const [theirs] = (await previewSegment(stranger, { rule: everyone })).items;
  for (const contactId of [theirs?.contactId ?? "", randomUUID()])
    await expect(explainSegment(context, { contactId, rule: everyone })).rejects.toMatchObject({
      code: "NOT_FOUND",
      key: "contacts.notFound",
    });
});

test("the list pages through all segments, the last changed first", async () => {
  const crowd = await makeTestTenant(admin);
  const made = [];
  for (const name of ["1", "2", "3", "4", "5"])
    made.push(await createSegment(crowd, { name, rule: everyone }));
  await updateSegment(crowd, { segmentId: made[0]?.segmentId ?? "", name: "1, changed" });
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof listSegments>> = await listSegments(
      crowd,
      listSegmentsInput.parse({ limit: 2, ...(cursor && { cursor }) }),
    );
    seen.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(["1, changed", "5", "4", "3", "2"]);
});

test("a count that takes too long is stopped, and says so", async () => {
  await expect(
    queryAudience(context, { rule: segmentRule.parse(everyone) }, new Date(), async (tx) => {
      await tx.execute("set local statement_timeout = 50");
      return tx.execute("select pg_sleep(5)");
    }),
  ).rejects.toMatchObject({ code: "UNAVAILABLE", key: "segments.tooSlow" });
});
