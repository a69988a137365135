import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { hashAddress } from "@/server/platform/secrets";
import { createContact } from "./create-contact";
import { createContactField } from "./create-contact-field";
import { deleteContact } from "./delete-contact";
import { deleteContactField } from "./delete-contact-field";
import { getContact } from "./get-contact";
import { createContactInput } from "./schema";
import { tagContacts } from "./tag-contacts";
import { makeTestTenant } from "./testing-tenant";
import { untagContacts } from "./untag-contacts";
import { updateContact } from "./update-contact";
import { updateContactField } from "./update-contact-field";
import { upsertContact } from "./upsert-contact";

const { admin } = await makeTestDatabase();
const context = await makeTestTenant(admin);
const stranger = await makeTestTenant(admin);
const reader = { ...context, may: new Set(["contacts:read"] as const) };

const rank = await createContactField(context, { key: "rank", label: "ランク", type: "text" });
await createContactField(context, { key: "points", label: "ポイント", type: "number" });
await createContactField(context, { key: "birthday", label: "誕生日", type: "date" });
await createContactField(context, { key: "newsletter", label: "会報", type: "boolean" });

const values = (contactId: string) => admin`
  select f.key, v.text_key, v.number, v.day::text, v.flag from contact_values v join contact_fields f on f.id = v.field_id
  where v.contact_id = ${contactId} order by f.key`;

test("a contact is stored in its normal form, with its hash, bucket, values, tags and consent", async () => {
  const { contactId } = await createContact(
    context,
    createContactInput.parse({
      email: " ＴＡＲＯ@Example.JP ",
      familyName: "髙﨑",
      familyNameKana: "ﾀｶｻｷ",
      phone: "０３－１２３４－５６７８",
      postcode: "1000001",
      fields: { rank: "ＧＯＬＤ会員", points: 1.5, birthday: "1990-02-28", newsletter: false },
      tags: ["  VIP　会員 "],
      consent: { state: "given", how: "展示会の名刺交換" },
    }),
  );
  const [row] = await admin`select * from contacts where id = ${contactId}`;
  expect(row).toMatchObject({
    email: "TARO@example.jp",
    email_key: "taro@example.jp",
    domain: "example.jp",
    address_hash: hashAddress(context.tenantId, "taro@example.jp"),
    family_name: "髙﨑",
    family_name_kana: "タカサキ",
    phone: "03-1234-5678",
    postcode: "100-0001",
    fields: { rank: "ＧＯＬＤ会員", points: 1.5, birthday: "1990-02-28", newsletter: false },
  });
  const [expected] = await admin`
    select (hashtextextended(tenant_id::text || id::text, 0) & 1023)::int bucket from contacts where id = ${contactId}`;
  expect(row?.bucket).toBe(expected?.bucket);
  expect(await values(contactId)).toEqual([
    { key: "birthday", text_key: null, number: null, day: "1990-02-28", flag: null },
    { key: "newsletter", text_key: null, number: null, day: null, flag: false },
    { key: "points", text_key: null, number: 1.5, day: null, flag: null },
    { key: "rank", text_key: "gold会員", number: null, day: null, flag: null },
  ]);
  const contact = await getContact(context, { contactId });
  expect(contact).toMatchObject({
    consent: { state: "given" },
    consentNotes: [{ state: "given", source: "by-hand", proof: { how: "展示会の名刺交換" } }],
    tags: [{ name: "VIP 会員" }],
    suppression: null,
    timeline: [],
  });
  expect(contact).not.toHaveProperty("addressHash");
  const [audit] = await admin`select * from audit_log where subject = ${`contacts/${contactId}`}`;
  expect(audit?.action).toBe("contact.create");
  expect(JSON.stringify(audit?.details)).not.toMatch(/taro|髙﨑/i);
});

test("one address is one person, whatever its letters", async () => {
  const { contactId } = await createContact(context, { email: "once@example.jp" });
  await expect(createContact(context, { email: "ONCE@EXAMPLE.jp" })).rejects.toMatchObject({
    code: "CONFLICT",
    key: "contacts.alreadyThere",
    details: { contactId },
  });
  const other = await createContact(context, { email: "other@example.jp" });
  await expect(updateContact(context, { ...other, email: "Once@example.jp" })).rejects.toMatchObject({
    key: "contacts.alreadyThere",
    details: { contactId },
  });
  await updateContact(context, { contactId, email: "ONCE@example.jp" });
  expect(await getContact(context, { contactId })).toMatchObject({ email: "ONCE@example.jp" });
});

test("an update changes only what is given, and keeps values and their projection alike", async () => {
  const { contactId } = await createContact(context, {
    email: "change@example.jp",
    familyName: "佐藤",
    company: "株式会社甲",
    fields: { rank: "A", points: 3 },
  });
  await updateContact(context, { contactId, company: "株式会社乙", fields: { rank: null, points: 4 } });
  const contact = await getContact(context, { contactId });
  expect(contact).toMatchObject({ familyName: "佐藤", company: "株式会社乙", fields: { points: 4 } });
  expect(contact.fields).not.toHaveProperty("rank");
  expect(await values(contactId)).toMatchObject([{ key: "points", number: 4 }]);
});

test("upserting at once from several programs makes one contact", async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, points) =>
      upsertContact(context, { email: "race@example.jp", fields: { points } }),
    ),
  );
  expect(new Set(outcomes.map(({ contactId }) => contactId)).size).toBe(1);
  expect(outcomes.filter(({ made }) => made)).toHaveLength(1);
  const [{ contactId } = { contactId: "" }] = outcomes;
  const { fields } = await getContact(context, { contactId });
  expect(await values(contactId)).toMatchObject([{ key: "points", number: fields.points }]);
});

test.each([
  { input: { email: "not an address" }, key: "contacts.emailNoAt", field: "email" },
  { input: { email: "a@example.jp", phone: "なし" }, key: "contacts.phoneNotValid", field: "phone" },
  {
    input: { email: "a@example.jp", fields: { nope: 1 } },
    key: "contacts.fieldUnknown",
    field: "fields.nope",
  },
  {
    input: { email: "a@example.jp", fields: { points: "12" } },
    key: "contacts.fieldNotNumber",
    field: "fields.points",
  },
  {
    input: { email: "a@example.jp", fields: { birthday: "2023-02-29" } },
    key: "contacts.fieldNotDate",
    field: "fields.birthday",
  },
  {
    input: { email: "a@example.jp", fields: { newsletter: "yes" } },
    key: "contacts.fieldNotBoolean",
    field: "fields.newsletter",
  },
])("$input is refused as $key, and nothing is kept", async ({ input, key, field }) => {
  await expect(createContact(context, createContactInput.parse(input))).rejects.toMatchObject({
    code: "INVALID",
    key,
    details: { field },
  });
  const rows = await admin`select 1 from contacts where email_key = 'a@example.jp'`;
  expect(rows).toHaveLength(0);
});

test("an erased person is gone, and who had said no stays suppressed", async () => {
  const { contactId } = await createContact(context, {
    email: "gone@example.jp",
    fields: { rank: "A" },
    tags: ["gone"],
    consent: { state: "withdrawn", how: "電話" },
  });
  await deleteContact(context, { contactId });
  await expect(getContact(context, { contactId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await values(contactId)).toHaveLength(0);
  const hash = hashAddress(context.tenantId, "gone@example.jp");
  expect(await admin`select cause from suppressions where address_hash = ${hash}`).toEqual([
    { cause: "unsubscribed-all" },
  ]);
  expect(await admin`select state from consent_events where contact_id = ${contactId}`).toHaveLength(1);
  const text = JSON.stringify([
    await admin`select * from suppression_events where address_hash = ${hash}`,
    await admin`select * from audit_log`,
    await admin`select * from consent_events`,
  ]);
  expect(text).not.toContain("gone@example.jp");
});

test("tags are put on and taken off, once each; foreign contacts are passed over", async () => {
  const mine = await createContact(context, { email: "tagged@example.jp", tags: ["春の会"] });
  const theirs = await createContact(stranger, { email: "tagged@example.jp" });
  const [tag] = await admin`select id from tags where name = '春の会'`;
  const tagId = String(tag?.id);
  const contactIds = [mine.contactId, theirs.contactId, randomUUID()];
  expect(await tagContacts(context, { tagId, contactIds })).toEqual({ tagged: 0 });
  expect(await untagContacts(context, { tagId, contactIds })).toEqual({ untagged: 1 });
  expect(await tagContacts(context, { tagId, contactIds })).toEqual({ tagged: 1 });
  for (const verb of [tagContacts, untagContacts])
    for (const [who, id] of [
      [stranger, tagId],
      [context, randomUUID()],
    ] as const)
      await expect(verb(who, { tagId: id, contactIds })).rejects.toMatchObject({ key: "tags.notFound" });
});

test("a deleted field takes its values along, in both places", async () => {
  const { fieldId } = await createContactField(context, { key: "shop", label: "店", type: "text" });
  const { contactId } = await createContact(context, {
    email: "field@example.jp",
    fields: { shop: "本店", rank: "B" },
  });
  await deleteContactField(context, { fieldId });
  expect((await getContact(context, { contactId })).fields).toEqual({ rank: "B" });
  expect(await values(contactId)).toMatchObject([{ key: "rank" }]);
  await expect(createContactField(context, { key: "rank", label: "x", type: "text" })).rejects.toMatchObject({
    key: "contacts.fieldKeyTaken",
  });
});

test("a foreign id is answered like an unknown one", async () => {
  const { contactId } = await createContact(stranger, { email: "theirs@example.jp" });
  const field = await createContactField(stranger, { key: "own", label: "own", type: "text" });
  for (const id of [contactId, randomUUID()]) {
    const gone = { code: "NOT_FOUND", key: "contacts.notFound", details: {} };
    await expect(getContact(context, { contactId: id })).rejects.toMatchObject(gone);
    await expect(updateContact(context, { contactId: id, company: "x" })).rejects.toMatchObject(gone);
    await expect(deleteContact(context, { contactId: id })).rejects.toMatchObject(gone);
  }
  for (const fieldId of [field.fieldId, randomUUID()]) {
    await expect(updateContactField(context, { fieldId, label: "x" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(deleteContactField(context, { fieldId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  expect((await getContact(stranger, { contactId })).company).toBe("");
});

test("who may only read cannot write", async () => {
  const { contactId } = await createContact(context, { email: "reader@example.jp" });
  await getContact(reader, { contactId });
  const refused = { code: "FORBIDDEN" };
  await expect(createContact(reader, { email: "x@example.jp" })).rejects.toMatchObject(refused);
  await expect(upsertContact(reader, { email: "x@example.jp" })).rejects.toMatchObject(refused);
  await expect(updateContact(reader, { contactId })).rejects.toMatchObject(refused);
  await expect(deleteContact(reader, { contactId })).rejects.toMatchObject(refused);
  await expect(deleteContactField(reader, rank)).rejects.toMatchObject(refused);
});
