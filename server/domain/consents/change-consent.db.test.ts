import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { createContact } from "@/server/domain/contacts/create-contact";
import { getContact } from "@/server/domain/contacts/get-contact";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import type { Context } from "@/server/platform/context";
import { changeConsent } from "./change-consent";

const { admin } = await makeTestDatabase();
const context = await makeTestTenant(admin);
const stranger = await makeTestTenant(admin);
const purpose = "marketing";

test("the ledger keeps every yes and no, and the state is the last", async () => {
  const { contactId } = await createContact(context, { email: "a@example.jp" });
  const keyId = randomUUID();
  const program: Context = { ...context, actor: { kind: "key", keyId } };
  await changeConsent(context, { contactId, purpose, state: "given", how: "店頭の申込書" });
  await changeConsent(program, { contactId, purpose, state: "given", how: "POSアプリ" });
  await changeConsent(context, { contactId, purpose, state: "withdrawn", how: "電話" });
  const { consent, consentNotes } = await getContact(context, { contactId });
  expect(consent.state).toBe("withdrawn");
  expect(consentNotes).toMatchObject([
    { state: "withdrawn", source: "by-hand", proof: { how: "電話" } },
    { state: "given", source: "api", proof: { how: "POSアプリ", keyId } },
    { state: "given", source: "by-hand", proof: { how: "店頭の申込書" } },
  ]);
  expect(
    await admin`select action from audit_log where subject = ${`contacts/${contactId}`} order by id`,
  ).toEqual([
    { action: "contact.create" },
    { action: "consent.change" },
    { action: "consent.change" },
    { action: "consent.change" },
  ]);
});

test("not even the tenant can rewrite the ledger", async () => {
  const { contactId } = await createContact(context, {
    email: "b@example.jp",
    consent: { state: "withdrawn", how: "電話" },
  });
  const { withTenant } = await import("@/db/client");
  const { consentEvents } = await import("@/db/schema");
  for (const attempt of [
    () => withTenant(context, (tx) => tx.update(consentEvents).set({ state: "given" })),
    () => withTenant(context, (tx) => tx.delete(consentEvents)),
  ])
    await expect(attempt()).rejects.toMatchObject({ cause: { code: "42501" } });
  expect((await getContact(context, { contactId })).consentNotes).toMatchObject([{ state: "withdrawn" }]);
});

test("a foreign id is answered like an unknown one, and nothing is noted", async () => {
  const { contactId } = await createContact(stranger, { email: "a@example.jp" });
  for (const id of [contactId, randomUUID()]) {
    await expect(
      changeConsent(context, { contactId: id, purpose, state: "given", how: "x" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND", key: "contacts.notFound" });
    expect(await admin`select 1 from consent_events where contact_id = ${id}`).toHaveLength(0);
  }
});
