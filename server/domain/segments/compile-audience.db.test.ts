import { and } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { withTenant, workerSql } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contacts } from "@/db/schema";
import { makeTestDatabase } from "@/db/testing";
import { createContact } from "@/server/domain/contacts/create-contact";
import { createContactField } from "@/server/domain/contacts/create-contact-field";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import { addSuppression } from "@/server/domain/suppressions/add-suppression";
import { createTag } from "@/server/domain/tags/create-tag";
import { compileAudience } from "./compile-audience";
import { compileSegment } from "./pure/compile-segment";
import { ruleLimits, type SegmentRule, segmentRule, textAttributes } from "./schema";
import { judgePerson, type Person } from "./testing-oracle";

const { admin } = await makeTestDatabase();
const context = await makeTestTenant(admin);
const stranger = await makeTestTenant(admin);
const { tenantId } = context;
const today = "2026-03-15";
const zones = ["Asia/Tokyo", "America/New_York", "Pacific/Kiritimati", "UTC"] as const;
for (const month of ["2026-01-01", "2026-02-01", "2026-03-01"])
  await admin`select make_month_partitions(${month})`;

const field = async (key: string, type: "text" | "number" | "boolean" | "date") =>
  (await createContactField(context, { key, label: key, type })).fieldId;
const fieldIds = {
  text: await field("memo", "text"),
  number: await field("points", "number"),
  boolean: await field("app", "boolean"),
  date: await field("birthday", "date"),
};
const tagIds = [await createTag(context, { name: "VIP" }), await createTag(context, { name: "新規" })].map(
  ({ tagId }) => tagId,
);
const campaignIds = ["019a0000-0000-7000-8000-000000000001", "019a0000-0000-7000-8000-000000000002"];
const releaseIds = ["019a0000-0000-7000-8000-000000000011", "019a0000-0000-7000-8000-000000000012"];
for (const [no, campaignId] of campaignIds.entries()) {
  await admin`insert into campaigns (tenant_id, id, name, created_by) values (${tenantId}, ${campaignId}, 'c', 'x')`;
  await admin`
    insert into approvals (tenant_id, id, campaign_id, revision, content, content_sha256, audience_count, requested_by, hands, state, decided_by)
    values (${tenantId}, ${campaignId}, ${campaignId}, 1, '{}', '', 1, ${campaignId}, '{}', 'approved', ${campaignId})`;
  await admin`
    insert into releases (tenant_id, id, kind, campaign_id, approval_id, content, content_sha256, audience_count, stream, state, made_month, time_zone, approved_by)
    values (${tenantId}, ${releaseIds[no] ?? ""}, 'campaign', ${campaignId}, ${campaignId}, '{}', '', 1, 'bulk', 'done', '2026-03-01', 'UTC', ${campaignId})`;
}

const words = [
  "",
  "a",
  "A%",
  "_b",
  "50%",
  "\\",
  "'",
  '"',
  "山田",
  "山",
  "ﾔﾏ",
  "ヤマ",
  "ＡＢ",
  "ab",
  "㈱山",
  "(株)山",
  "𠮷",
  "😀",
  "$1",
];
const needles = [...words.filter((word) => word !== ""), "x.jp", "example", "P1@X.JP", "Ｂ", "null"];
const word = fc.constantFrom(...words);
const numbers = [-1, 0, 0.1, 1, 1.5, 2, 1e9];
const days = [
  "2026-03-15",
  "2026-03-14",
  "2026-03-16",
  "2026-03-09",
  "2026-03-08",
  "2000-02-29",
  "1990-03-15",
  "2026-04-01",
];
// Close to midnight in each of the zones, and to the night of 8 March in New York, which has 23 hours.
const instants = days
  .filter((day) => day > "2026-01")
  .flatMap((day) =>
    [
      "00:00:00",
      "03:59:59.999",
      "04:00",
      "05:00",
      "09:59:59.999",
      "10:00",
      "14:59:59.999",
      "15:00",
      "23:59:59.999",
    ].map((time) => new Date(`${day}T${time}Z`)),
  )
  .filter((instant) => instant < new Date("2026-04-01T00:00:00Z"));

const personArbitrary = fc.record({
  names: fc.record({
    familyName: word,
    givenName: word,
    familyNameKana: word,
    company: word,
    department: word,
    jobTitle: word,
    honorific: word,
  }),
  domain: fc.constantFrom("x.jp", "example.com", "ab.jp"),
  memo: fc.option(word, { nil: null }),
  points: fc.option(fc.constantFrom(...numbers), { nil: null }),
  app: fc.option(fc.boolean(), { nil: null }),
  birthday: fc.option(fc.constantFrom(...days), { nil: null }),
  createdAt: fc.constantFrom(...instants),
  tags: fc.subarray([0, 1]),
  consent: fc.constantFrom("given", "withdrawn", "none"),
  suppressed: fc.boolean(),
  events: fc.array(
    fc.record({
      kind: fc.constantFrom("opened", "clicked", "accepted", "bounced"),
      machine: fc.boolean(),
      at: fc.constantFrom(...instants),
      release: fc.constantFrom(0, 1),
    }),
    { maxLength: 4 },
  ),
});

async function makePerson(
  given: typeof personArbitrary extends fc.Arbitrary<infer Given> ? Given : never,
  no: number,
): Promise<Person> {
  const { contactId } = await createContact(context, {
    email: `p${no}@${given.domain}`,
    ...given.names,
    fields: { memo: given.memo, points: given.points, app: given.app, birthday: given.birthday },
    ...(given.consent !== "none" && { consent: { state: given.consent, how: "test" } }),
    tags: given.tags.map((tag) => ["VIP", "新規"][tag] ?? ""),
  });
  await admin`update contacts set created_at = ${given.createdAt} where id = ${contactId}`;
  if (given.suppressed) await addSuppression(context, { contactId, reason: "test" });
  for (const { kind, machine, at, release } of given.events)
    await admin`
      insert into message_events (tenant_id, made_month, send_id, release_id, contact_id, kind, machine, occurred_at)
      values (${tenantId}, '2026-03-01', uuidv7(), ${releaseIds[release] ?? ""}, ${contactId}, ${kind}, ${machine}, ${at})`;
  const [row] = await admin`select * from contacts where id = ${contactId}`;
  return {
    contactId,
    text: {
      email: row?.email_key,
      domain: row?.domain,
      familyName: row?.family_name,
      givenName: row?.given_name,
      familyNameKana: row?.family_name_kana,
      givenNameKana: row?.given_name_kana,
      company: row?.company,
      department: row?.department,
      jobTitle: row?.job_title,
      honorific: row?.honorific,
      phone: row?.phone,
      postcode: row?.postcode,
    },
    fields: new Map<string, unknown>([
      [fieldIds.text, row?.fields.memo],
      [fieldIds.number, row?.fields.points],
      [fieldIds.boolean, row?.fields.app],
      [fieldIds.date, row?.fields.birthday],
    ]),
    createdAt: given.createdAt,
    tagIds: given.tags.map((tag) => tagIds[tag] ?? ""),
    consent: given.consent,
    suppressed: given.suppressed,
    events: given.events.map(({ kind, machine, at, release }) => ({
      kind,
      machine,
      at,
      campaignId: campaignIds[release] ?? "",
    })),
  };
}

const people: Person[] = [];
for (const [no, given] of fc.sample(personArbitrary, { numRuns: 120, seed: 42 }).entries())
  people.push(await makePerson(given, no));
await createContact(stranger, {
  email: "p1@x.jp",
  familyName: "山田",
  consent: { state: "given", how: "x" },
});

const day = fc.constantFrom(...days);
const emptiness = fc.record({ operator: fc.constantFrom("empty", "not-empty") });
const textTest = fc.oneof(
  fc.record({
    operator: fc.constantFrom("is", "is-not", "contains", "not-contains", "starts-with"),
    values: fc.array(fc.constantFrom(...needles), { minLength: 1, maxLength: 3 }),
  }),
  emptiness,
);
const dateTest = fc.oneof(
  fc.record({ operator: fc.constantFrom("before", "after", "on"), day }),
  fc.record({ operator: fc.constant("between"), from: day, to: day }),
  fc.record({
    operator: fc.constantFrom("last-days", "next-days"),
    days: fc.constantFrom(1, 2, 7, 8, 30, 365),
  }),
  fc.record({ operator: fc.constant("month"), month: fc.integer({ min: 1, max: 12 }) }),
  emptiness,
);
const createdTest = dateTest.filter(({ operator }) =>
  ["before", "after", "on", "between", "last-days"].includes(operator),
);
const numberTest = fc.oneof(
  fc.record({
    operator: fc.constantFrom("equals", "not-equals", "less", "at-most", "greater", "at-least"),
    value: fc.constantFrom(...numbers),
  }),
  fc.record({
    operator: fc.constant("between"),
    from: fc.constantFrom(...numbers),
    to: fc.constantFrom(...numbers),
  }),
  emptiness,
);
const of = (kind: string, rest: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ kind: fc.constant(kind), ...rest });
const condition = fc.oneof(
  of("attribute", { attribute: fc.constantFrom(...textAttributes), test: textTest }),
  of("created", { test: createdTest }),
  of("text-field", { fieldId: fc.constant(fieldIds.text), test: textTest }),
  of("number-field", { fieldId: fc.constant(fieldIds.number), test: numberTest }),
  of("date-field", { fieldId: fc.constant(fieldIds.date), test: dateTest }),
  of("boolean-field", {
    fieldId: fc.constant(fieldIds.boolean),
    is: fc.constantFrom("true", "false", "empty"),
  }),
  of("tag", { tagId: fc.constantFrom(...tagIds), has: fc.boolean() }),
  of("consent", { purpose: fc.constant("marketing"), state: fc.constantFrom("given", "withdrawn", "none") }),
  of("suppressed", { is: fc.boolean() }),
  of("engagement", {
    event: fc.constantFrom("opened", "clicked"),
    did: fc.boolean(),
    days: fc.constantFrom(1, 2, 7, 8, 60),
  }),
  of("received", { campaignId: fc.constantFrom(...campaignIds), did: fc.boolean() }),
);
const { rule: anyRule } = fc.letrec((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    condition,
    of("all", { rules: fc.array(tie("rule"), { maxLength: 4 }) }),
    of("any", { rules: fc.array(tie("rule"), { minLength: 1, maxLength: 4 }) }),
    of("not", { rule: tie("rule") }),
  ),
}));

const asTenant = (rule: SegmentRule, timeZone: string) =>
  withTenant(context, (tx) =>
    tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(ofTenant(contacts, context), compileSegment(rule, { tenantId, today, timeZone }))),
  );
const asWorker = (rule: SegmentRule, timeZone: string) => {
  const { text, params } = compileAudience(rule, { tenantId, today, timeZone }, 2);
  return workerSql().unsafe<{ id: string }[]>(
    `select id from contacts where tenant_id = $1::uuid and (${text})`,
    [tenantId, ...params] as string[],
  );
};

test("every rule names the same people in PostgreSQL as by its definition", {
  timeout: 120_000,
}, async () => {
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(anyRule, fc.constantFrom(...zones), fc.boolean(), async (given, timeZone, isWorker) => {
      const rule = segmentRule.parse(given);
      const rows = await (isWorker ? asWorker : asTenant)(rule, timeZone);
      const expected = people.filter((person) => judgePerson(rule, person, { today, timeZone }));
      hits += expected.length > 0 && expected.length < people.length ? 1 : 0;
      expect(rows.map(({ id }) => id).sort()).toEqual(expected.map(({ contactId }) => contactId).sort());
    }),
    { numRuns: 500 },
  );
  // Rules that name nobody or everybody would prove little.
  expect(hits).toBeGreaterThan(150);
});

test("a rule at every limit is answered, deep, wide and with all its values", async () => {
  const { nodes, values, depth } = ruleLimits;
  const groups = depth - 1;
  const leaves = Array.from({ length: nodes - groups }, (_, no) => ({
    kind: "attribute",
    attribute: "familyName",
    test: {
      operator: "contains",
      values: Array.from({ length: Math.floor(values / (nodes - groups)) }, (_, at) => `${no}-${at}`),
    },
  }));
  let rule: unknown = { kind: "any", rules: leaves };
  for (let level = 1; level < groups; level++) rule = { kind: "not", rule };
  expect(await asWorker(segmentRule.parse(rule), "UTC")).toHaveLength(0);
  expect(segmentRule.safeParse({ kind: "not", rule }).error?.issues).toMatchObject([
    { message: "segments.ruleTooDeep" },
  ]);
});
