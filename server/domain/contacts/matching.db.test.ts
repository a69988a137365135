import { beforeEach, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { createSegment } from "@/server/domain/segments/create-segment";
import { liftMatched } from "@/server/domain/suppressions/lift-matched";
import { suppressMatching } from "@/server/domain/suppressions/suppress-matching";
import { createTag } from "@/server/domain/tags/create-tag";
import type { Context } from "@/server/platform/context";
import { countContacts } from "./count-contacts";
import { createContact } from "./create-contact";
import { mostMatching, tagMatchingInput } from "./schema";
import { tagContacts } from "./tag-contacts";
import { tagMatching } from "./tag-matching";
import { makeTestTenant } from "./testing-tenant";
import { untagMatched } from "./untag-matched";
import { untagMatching } from "./untag-matching";

const { admin } = await makeTestDatabase();
let context: Context;
let tagId: string;
let ids: string[];

beforeEach(async () => {
  context = await makeTestTenant(admin);
  ({ tagId } = await createTag(context, { name: "春" }));
  ids = [];
  for (const [no, company] of ["花屋", "花屋", "花屋", "魚屋"].entries())
    ids.push((await createContact(context, { email: `p${no}@example.jp`, company })).contactId);
});

const flowers = { search: "花屋" };
const carriers = async () => {
  const rows = await admin`select contact_id from contact_tags where tenant_id = ${context.tenantId}`;
  return rows.map((row) => row.contact_id as string).sort();
};
const suppressed = async (tenantId = context.tenantId) =>
  (await admin`select cause from suppressions where tenant_id = ${tenantId}`).map(({ cause }) => cause);
const audits = async () =>
  admin`select action, details from audit_log where tenant_id = ${context.tenantId} order by id desc limit 1`;

test("everybody who fits gets the tag, and undo takes it off only those who got it then", async () => {
  const had = ids[0] ?? "";
  await tagContacts(context, { tagId, contactIds: [had] });
  expect(await countContacts(context, flowers)).toEqual({ value: 3, more: false });
  const { tagged, at } = await tagMatching(context, { tagId, filter: flowers, people: 3 });
  expect(tagged).toBe(2);
  expect(await carriers()).toEqual(ids.slice(0, 3).sort());
  expect(await untagMatched(context, { tagId, at: at.toISOString() })).toEqual({ untagged: 2 });
  expect(await carriers()).toEqual([had]);
});

test("another number of people than was confirmed changes nobody", async () => {
  for (const people of [1, 2, 4, 100]) {
    const refusal = { code: "CONFLICT", key: "contacts.peopleChanged" };
    const input = { filter: flowers, people };
    await expect(tagMatching(context, { tagId, ...input })).rejects.toMatchObject(refusal);
    await expect(suppressMatching(context, { reason: "x", ...input })).rejects.toMatchObject(refusal);
    await expect(untagMatching(context, { tagId, ...input })).rejects.toMatchObject(refusal);
  }
  expect([await carriers(), await suppressed()]).toEqual([[], []]);
  expect(tagMatchingInput.safeParse({ tagId, filter: {}, people: mostMatching + 1 }).success).toBe(false);
});

test("the tag goes from those who fit, and stays with the others", async () => {
  await tagContacts(context, { tagId, contactIds: ids });
  expect(await untagMatching(context, { tagId, filter: flowers, people: 3 })).toEqual({ untagged: 3 });
  expect(await carriers()).toEqual(ids.slice(3));
});

test("everybody who fits is taken out, with the reason on record, and undo spares who was out before", async () => {
  await admin`insert into suppressions (tenant_id, address_hash, cause)
    select tenant_id, address_hash, 'hard-bounce' from contacts where id = ${ids[0] ?? ""}`;
  const { suppressed: added, at } = await suppressMatching(context, {
    filter: flowers,
    people: 3,
    reason: "閉店",
  });
  expect(added).toBe(2);
  expect((await suppressed()).sort()).toEqual(["by-hand", "by-hand", "hard-bounce"]);
  expect(await liftMatched(context, { at: at.toISOString(), reason: "取り消し" })).toEqual({ lifted: 2 });
  expect(await suppressed()).toEqual(["hard-bounce"]);
  const events = await admin`select kind, reason, count(*)::int n from suppression_events
    where tenant_id = ${context.tenantId} group by 1, 2 order by 1`;
  expect([...events]).toEqual([
    { kind: "added", reason: "閉店", n: 2 },
    { kind: "lifted", reason: "取り消し", n: 2 },
  ]);
});

test("a segment narrows the filter", async () => {
  const { segmentId } = await createSegment(context, {
    name: "魚",
    rule: { kind: "attribute", attribute: "company", test: { operator: "is", values: ["魚屋"] } },
  });
  await tagMatching(context, { tagId, filter: { segmentId }, people: 1 });
  expect(await carriers()).toEqual(ids.slice(3));
});

test("consent and suppression narrow it, too", async () => {
  await suppressMatching(context, { filter: flowers, people: 3, reason: "x" });
  const filter = { consent: "none", suppressed: false } as const;
  expect(await countContacts(context, filter)).toEqual({ value: 1, more: false });
  expect(await countContacts(context, { suppressed: true })).toEqual({ value: 3, more: false });
  await tagMatching(context, { tagId, filter, people: 1 });
  expect(await carriers()).toEqual(ids.slice(3));
});

test("nobody of another tenant is touched, and a search is not kept in the log", async () => {
  const mine = context;
  const other = await makeTestTenant(admin);
  await createContact(other, { email: "p0@example.jp", company: "花屋" });
  await suppressMatching(mine, { filter: { search: "p0@example.jp" }, people: 1, reason: "x" });
  expect(await suppressed(other.tenantId)).toEqual([]);
  const [row] = await audits();
  expect(row).toMatchObject({
    action: "suppression.add",
    details: { count: 1, people: 1, filter: { searched: true } },
  });
  expect(JSON.stringify(row)).not.toContain("example.jp");
  for (const act of [
    tagMatching(other, { tagId, filter: {}, people: 1 }),
    untagMatched(other, { tagId, at: new Date().toISOString() }),
  ])
    await expect(act).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("reading alone does not allow it", async () => {
  const reader = await makeTestTenant(admin, ["contacts:read"]);
  for (const act of [
    tagMatching(reader, { tagId, filter: {}, people: 1 }),
    untagMatching(reader, { tagId, filter: {}, people: 1 }),
    untagMatched(reader, { tagId, at: new Date().toISOString() }),
    suppressMatching(reader, { filter: {}, people: 1, reason: "x" }),
    liftMatched(reader, { at: new Date().toISOString(), reason: "x" }),
  ])
    await expect(act).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("twenty thousand people are changed within seconds", async () => {
  await admin`insert into contacts (tenant_id, email, email_key, address_hash, domain, bucket)
    select ${context.tenantId}, 'm' || n || '@many.example', 'm' || n || '@many.example', 'hash' || n, 'many.example', 0
    from generate_series(1, 20000) n`;
  await admin`analyze contacts`;
  const filter = { search: "m" };
  const started = performance.now();
  expect(await tagMatching(context, { tagId, filter, people: 20_000 })).toMatchObject({ tagged: 20_000 });
  expect(await suppressMatching(context, { filter, people: 20_000, reason: "x" })).toMatchObject({
    suppressed: 20_000,
  });
  expect(await untagMatching(context, { tagId, filter, people: 20_000 })).toEqual({ untagged: 20_000 });
  expect(performance.now() - started).toBeLessThan(20_000);
});
