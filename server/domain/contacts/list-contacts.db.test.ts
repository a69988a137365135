import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { createSegment } from "@/server/domain/segments/create-segment";
import { segmentRule } from "@/server/domain/segments/schema";
import { addSuppression } from "@/server/domain/suppressions/add-suppression";
import { createContact } from "./create-contact";
import { type ContactPage, listContacts } from "./list-contacts";
import { listContactsInput } from "./schema";
import { makeTestTenant } from "./testing-tenant";

const { admin } = await makeTestDatabase();
const context = await makeTestTenant(admin);
const stranger = await makeTestTenant(admin);
const list = (input: object, who = context): Promise<ContactPage> =>
  listContacts(who, listContactsInput.parse(input));
const emails = ({ items }: ContactPage) => items.map(({ email }) => email);

const people = [
  {
    email: "a@alpha.jp",
    familyName: "山田",
    givenName: "太郎",
    familyNameKana: "ヤマダ",
    givenNameKana: "タロウ",
  },
  { email: "b@beta.jp", familyName: "山本", givenName: "花子", company: "株式会社山田商店" },
  { email: "c@gamma.jp", company: "100%_商店", phone: "03-1234-5678", tags: ["VIP"] },
  { email: "d@delta.jp", tags: ["VIP"], consent: { state: "given", how: "form" } as const },
  { email: "e@epsilon.jp", consent: { state: "withdrawn", how: "form" } as const },
];
for (const person of people) await createContact(context, person);
await createContact(stranger, { email: "z@alpha.jp", familyName: "山田", tags: ["VIP"] });
await addSuppression(context, { email: "E@epsilon.jp", reason: "電話で依頼" });
const [vip] = await admin`select id from tags where tenant_id = ${context.tenantId} and name = 'VIP'`;
const [foreignVip] = await admin`select id from tags where tenant_id = ${stranger.tenantId} and name = 'VIP'`;

test.each([
  { search: "山田", found: ["a@alpha.jp"] },
  { search: "山", found: ["b@beta.jp", "a@alpha.jp"] },
  { search: "やまだ", found: ["a@alpha.jp"] },
  { search: "山田　太", found: ["a@alpha.jp"] },
  { search: "太郎 山田", found: ["a@alpha.jp"] },
  { search: "Ｂ@BETA", found: ["b@beta.jp"] },
  { search: "株式会社山", found: ["b@beta.jp"] },
  { search: "100%_", found: ["c@gamma.jp"] },
  { search: "03-1234", found: ["c@gamma.jp"] },
  { search: "%", found: [] },
  { search: "_", found: [] },
  { search: "'; drop table contacts; --", found: [] },
  { search: "　", found: ["e@epsilon.jp", "d@delta.jp", "c@gamma.jp", "b@beta.jp", "a@alpha.jp"] },
])("searching $search finds $found", async ({ search, found }) => {
  expect(emails(await list({ search }))).toEqual(found);
});

test("filters by tag, consent and suppression", async () => {
  expect(emails(await list({ tagId: vip?.id }))).toEqual(["d@delta.jp", "c@gamma.jp"]);
  expect(emails(await list({ tagId: foreignVip?.id }))).toEqual([]);
  expect(emails(await list({ consent: "given" }))).toEqual(["d@delta.jp"]);
  expect(emails(await list({ consent: "withdrawn" }))).toEqual(["e@epsilon.jp"]);
  expect(emails(await list({ consent: "none" }))).toEqual(["c@gamma.jp", "b@beta.jp", "a@alpha.jp"]);
  expect(emails(await list({ suppressed: true }))).toEqual(["e@epsilon.jp"]);
  expect(emails(await list({ suppressed: false, tagId: vip?.id, consent: "given" }))).toEqual(["d@delta.jp"]);
  const [suppressed] = (await list({ suppressed: true })).items;
  expect(suppressed).toMatchObject({ suppressedFor: "by-hand", consent: "withdrawn", tags: [] });
});

test("filters by a saved segment; a foreign one is unknown", async () => {
  const rule = segmentRule.parse({
    kind: "attribute",
    attribute: "domain",
    test: { operator: "is", values: ["alpha.jp", "beta.jp"] },
  });
  const { segmentId } = await createSegment(context, { name: "alpha", rule });
  expect(emails(await list({ segmentId }))).toEqual(["b@beta.jp", "a@alpha.jp"]);
  for (const [id, who] of [
    [segmentId, stranger],
    [randomUUID(), context],
  ] as const)
    await expect(list({ segmentId: id }, who)).rejects.toMatchObject({
      code: "NOT_FOUND",
      key: "segments.notFound",
    });
});

test("pages through everybody once, and counts with the first page", async () => {
  const seen: string[] = [];
  let cursor: string | null | undefined;
  const counts: unknown[] = [];
  do {
    const page: ContactPage = await list({ limit: 2, ...(cursor && { cursor }) });
    seen.push(...emails(page));
    counts.push(page.count);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual([...people].reverse().map(({ email }) => email));
  expect(counts).toEqual([{ value: 5, more: false }, null, null]);
});
