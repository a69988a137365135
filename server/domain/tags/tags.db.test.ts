import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { createContact } from "@/server/domain/contacts/create-contact";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import { createSegment } from "@/server/domain/segments/create-segment";
import { createTag } from "./create-tag";
import { deleteTag } from "./delete-tag";
import { listTags } from "./list-tags";
import { createTagInput, mostTags } from "./schema";
import { updateTag } from "./update-tag";

const { admin } = await makeTestDatabase();
const context = await makeTestTenant(admin);
const stranger = await makeTestTenant(admin);

test("tags are listed by name with their people, and names that differ in width only are one", async () => {
  const { tagId } = await createTag(context, createTagInput.parse({ name: "ＶＩＰ　会員" }));
  await createContact(context, { email: "a@example.jp", tags: ["VIP 会員", "a"] });
  await createContact(context, { email: "b@example.jp", tags: ["VIP 会員"] });
  await createContact(stranger, { email: "b@example.jp", tags: ["VIP 会員"] });
  expect(await listTags(context)).toMatchObject([
    { tagId, name: "VIP 会員", contactCount: 2 },
    { name: "a", contactCount: 1 },
  ]);
  await expect(
    createTag(context, createTagInput.parse({ name: "VIP会員".replace("会", " 会") })),
  ).rejects.toMatchObject({
    code: "CONFLICT",
    key: "tags.nameTaken",
  });
});

test("a renamed tag keeps its people, and cannot take another's name", async () => {
  const { tagId } = await createTag(context, { name: "old" });
  await createContact(context, { email: "c@example.jp", tags: ["old"] });
  await updateTag(context, { tagId, name: "new" });
  await updateTag(context, { tagId, name: "new" });
  expect(await listTags(context)).toContainEqual({ tagId, name: "new", contactCount: 1 });
  await expect(updateTag(context, { tagId, name: "a" })).rejects.toMatchObject({ key: "tags.nameTaken" });
});

test("a tag that a segment asks for stays; another is taken off everybody", async () => {
  const { tagId } = await createTag(context, { name: "asked" });
  await createSegment(context, {
    name: "春",
    rule: { kind: "not", rule: { kind: "tag", tagId, has: true } },
  });
  await expect(deleteTag(context, { tagId })).rejects.toMatchObject({
    code: "CONFLICT",
    key: "tags.inUse",
    details: { segments: ["春"] },
  });
  const free = await createTag(context, { name: "free" });
  await createContact(context, { email: "d@example.jp", tags: ["free"] });
  await deleteTag(context, free);
  expect(await admin`select 1 from contact_tags where tag_id = ${free.tagId}`).toHaveLength(0);
});

test("a foreign id is answered like an unknown one", async () => {
  const { tagId } = await createTag(stranger, { name: "theirs" });
  for (const id of [tagId, randomUUID()]) {
    const gone = { code: "NOT_FOUND", key: "tags.notFound", details: {} };
    await expect(updateTag(context, { tagId: id, name: "x" })).rejects.toMatchObject(gone);
    await expect(deleteTag(context, { tagId: id })).rejects.toMatchObject(gone);
  }
});

test("a tenant cannot have more tags than are listed", async () => {
  const crowded = await makeTestTenant(admin);
  await admin`insert into tags (tenant_id, name) select ${crowded.tenantId}, 'tag ' || n from generate_series(1, ${mostTags}) n`;
  const refused = { code: "CONFLICT", key: "tags.tooMany" };
  await expect(createTag(crowded, { name: "one more" })).rejects.toMatchObject(refused);
  await expect(createContact(crowded, { email: "a@example.jp", tags: ["one more"] })).rejects.toMatchObject(
    refused,
  );
  await createContact(crowded, { email: "a@example.jp", tags: ["tag 7"] });
  expect(await listTags(crowded)).toHaveLength(mostTags);
});
