import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { makeTestDatabase } from "@/db/testing";
import { createContact } from "@/server/domain/contacts/create-contact";
import { getContact } from "@/server/domain/contacts/get-contact";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import { hashAddress } from "@/server/platform/secrets";
import { addSuppression } from "./add-suppression";
import { liftSuppression } from "./lift-suppression";
import { listSuppressions } from "./list-suppressions";
import { recordSuppression } from "./record-suppression";
import { liftSuppressionInput, listSuppressionsInput } from "./schema";

const { admin } = await makeTestDatabase();
const context = await makeTestTenant(admin);
const stranger = await makeTestTenant(admin);
const list = (input: object = {}) => listSuppressions(context, listSuppressionsInput.parse(input));

test("an address is suppressed before and after it is a contact's, and lifted with a reason", async () => {
  expect(await addSuppression(context, { email: "Ａ@example.jp", reason: "裁判所の命令" })).toEqual({
    added: true,
  });
  const { contactId } = await createContact(context, { email: "a@example.jp" });
  expect((await getContact(context, { contactId })).suppression).toMatchObject({ cause: "by-hand" });
  expect(await addSuppression(context, { contactId, reason: "再度" })).toEqual({ added: false });
  await liftSuppression(context, { contactId, reason: "本人から再開の依頼" });
  expect((await getContact(context, { contactId })).suppression).toBeNull();
  const addressHash = hashAddress(context.tenantId, "a@example.jp");
  expect(
    await admin`select kind, cause, reason from suppression_events where address_hash = ${addressHash} order by id`,
  ).toEqual([
    { kind: "added", cause: "by-hand", reason: "裁判所の命令" },
    { kind: "added", cause: "by-hand", reason: "再度" },
    { kind: "lifted", cause: "by-hand", reason: "本人から再開の依頼" },
  ]);
  await expect(liftSuppression(context, { contactId, reason: "もう一度" })).rejects.toMatchObject({
    code: "NOT_FOUND",
    key: "suppressions.notFound",
  });
  expect(liftSuppressionInput.safeParse({ contactId, reason: " " }).success).toBe(false);
  expect(liftSuppressionInput.safeParse({ contactId, email: "a@example.jp", reason: "x" }).success).toBe(
    false,
  );
});

test("the first cause stays, while every event is kept", async () => {
  const addressHash = hashAddress(context.tenantId, "b@example.jp");
  const sendId = randomUUID();
  await withTenant(context, async (tx) => {
    expect(await recordSuppression(tx, context, { addressHash, cause: "hard-bounce", sendId })).toBe(true);
    expect(await recordSuppression(tx, context, { addressHash, cause: "complaint" })).toBe(false);
  });
  expect(await admin`select cause from suppressions where address_hash = ${addressHash}`).toEqual([
    { cause: "hard-bounce" },
  ]);
  expect(
    await admin`select cause, send_id from suppression_events where address_hash = ${addressHash} order by id`,
  ).toEqual([
    { cause: "hard-bounce", send_id: sendId },
    { cause: "complaint", send_id: null },
  ]);
});

test("the list pages through all, newest first, with the contact where there is one", async () => {
  for (const name of ["p", "q", "r"])
    await addSuppression(context, { email: `${name}@example.jp`, reason: "x" });
  const { contactId } = await createContact(context, { email: "q@example.jp" });
  await addSuppression(stranger, { email: "z@example.jp", reason: "x" });
  const seen = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof list>> = await list({ limit: 2, ...(cursor && { cursor }) });
    seen.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(seen).toHaveLength(4);
  expect(new Set(seen.map(({ addressHash }) => addressHash)).size).toBe(4);
  expect(seen.map(({ at }) => at.getTime())).toEqual(
    seen.map(({ at }) => at.getTime()).sort((a, b) => b - a),
  );
  expect(seen.filter(({ email }) => email !== null)).toMatchObject([{ email: "q@example.jp", contactId }]);
});

test("a foreign contact is answered like an unknown one, and stays as it was", async () => {
  const { contactId } = await createContact(stranger, { email: "c@example.jp" });
  await addSuppression(stranger, { contactId, reason: "x" });
  for (const id of [contactId, randomUUID()])
    for (const verb of [addSuppression, liftSuppression])
      await expect(verb(context, { contactId: id, reason: "x" })).rejects.toMatchObject({
        code: "NOT_FOUND",
        key: "contacts.notFound",
      });
  expect((await getContact(stranger, { contactId })).suppression).toMatchObject({ cause: "by-hand" });
});
