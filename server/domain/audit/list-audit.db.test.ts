import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { makeTestDatabase } from "@/db/testing";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import { upsertContact } from "@/server/domain/contacts/upsert-contact";
import type { Context } from "@/server/platform/context";
import { appendAudit } from "./append-audit";
import { listAudit } from "./list-audit";
import { listAuditInput } from "./schema";

const { admin } = await makeTestDatabase();
const note = (context: Context, subject: string) =>
  withTenant(context, (tx) => appendAudit(tx, context, { action: "tag.update", subject }));
const namesSeenBy = async (context: Context) =>
  (await listAudit(context, listAuditInput.parse({}))).items.map(({ subjectName }) => subjectName);

test("what is still there is named, what is gone or another tenant's is not", async () => {
  const [here, elsewhere] = [await makeTestTenant(admin), await makeTestTenant(admin)];
  const makeTag = async ({ tenantId }: Context, name: string) => {
    const [tag] = await admin<{ id: string }[]>`
      insert into tags (tenant_id, name) values (${tenantId}, ${name}) returning id`;
    return `tags/${tag?.id}`;
  };
  const [own, foreign] = [await makeTag(here, "VIP"), await makeTag(elsewhere, "secret")];
  for (const subject of [own, foreign, `tags/${randomUUID()}`, "tags/not-an-id", "unknown/1", "odd"])
    await note(here, subject);
  expect(await namesSeenBy(here)).toEqual([null, null, null, null, null, "VIP"]);
});

test("a name is not told to somebody who may not see its noun", async () => {
  const context = await makeTestTenant(admin);
  await upsertContact(context, { email: "a@b.test" });
  expect(await namesSeenBy(context)).toEqual(["a@b.test"]);
  expect(await namesSeenBy({ ...context, may: new Set(["audit:read"] as const) })).toEqual([null]);
});
