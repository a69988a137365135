import { beforeAll, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import { upsertContact } from "@/server/domain/contacts/upsert-contact";
import type { Context } from "@/server/platform/context";
import { searchNamesInput } from "./schema";
import { searchNames } from "./search-names";

const { admin } = await makeTestDatabase();
let here: Context;
let elsewhere: Context;

const addCampaign = (context: Context, name: string, subject = "") =>
  admin`insert into campaigns (tenant_id, name, subject, created_by) values (${context.tenantId}, ${name}, ${subject}, 'test')`;
const addSegment = (context: Context, name: string) =>
  admin`insert into segments (tenant_id, name) values (${context.tenantId}, ${name})`;
const namesOf = async (context: Context, text: string) =>
  (await searchNames(context, { text })).map(({ kind, name }) => `${kind}/${name}`);

beforeAll(async () => {
  here = await makeTestTenant(admin);
  elsewhere = await makeTestTenant(admin);
  await addCampaign(here, "月代だより 7月号", "Summer tea");
  await addCampaign(here, "100% 茶葉", "お中元");
  await addSegment(here, "月代の会員");
  for (const context of [here, elsewhere])
    await upsertContact(context, {
      email: `${context === here ? "hana" : "else"}@example.test`,
      familyName: "月代",
      givenName: "花",
    });
  await addCampaign(elsewhere, "月代 ほか");
  await addSegment(elsewhere, "月代 ほか");
});

test("campaigns, contacts and segments are found by one text, of one's own tenant alone", async () => {
  expect(await namesOf(here, "月代")).toEqual([
    "campaigns/月代だより 7月号",
    "contacts/月代 花",
    "segments/月代の会員",
  ]);
  expect(await namesOf(elsewhere, "月代だより")).toEqual([]);
  expect(await namesOf(elsewhere, "hana@example.test")).toEqual([]);
});

test("a campaign is found by its subject, in capitals or not", async () => {
  expect(await searchNames(here, { text: "SUMMER" })).toMatchObject([
    { kind: "campaigns", name: "月代だより 7月号", hint: "Summer tea" },
  ]);
});

test.each([
  { text: "%", finds: ["campaigns/100% 茶葉"] },
  { text: "_", finds: [] },
  { text: "\\", finds: [] },
  { text: "'; drop table campaigns; --", finds: [] },
])("$text means itself", async ({ text, finds }) => {
  expect(await namesOf(here, text)).toEqual(finds);
});

test("at most five of a kind, the last changed first", async () => {
  const many = await makeTestTenant(admin);
  for (let no = 1; no <= 7; no += 1)
    await admin`insert into campaigns (tenant_id, name, created_by, updated_at) values (${many.tenantId}, ${`便り ${no}`}, 'test', now() + make_interval(mins => ${no}))`;
  expect(await namesOf(many, "便り")).toEqual([7, 6, 5, 4, 3].map((no) => `campaigns/便り ${no}`));
});

test("what one may not read is not found", async () => {
  const may = new Set(["campaigns:read"] as const);
  expect(await namesOf({ ...here, may }, "月代")).toEqual(["campaigns/月代だより 7月号"]);
});

test.each([{ text: "" }, { text: "  " }, { text: "x".repeat(101) }, { text: "x", tenantId: "y" }])(
  "%j is refused",
  (input) => {
    expect(searchNamesInput.safeParse(input).success).toBe(false);
  },
);
