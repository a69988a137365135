import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { createContact } from "@/server/domain/contacts/create-contact";
import { createContactField } from "@/server/domain/contacts/create-contact-field";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import type { MailContent } from "@/server/domain/templates/schema";
import { createTemplate } from "./create-template";
import { deleteTemplate } from "./delete-template";
import { duplicateTemplate } from "./duplicate-template";
import { getTemplate } from "./get-template";
import { listStarters } from "./list-starters";
import { listTemplates } from "./list-templates";
import { previewTemplate } from "./preview-template";
import { listTemplatesInput } from "./schema/inputs";
import { updateTemplate } from "./update-template";

const { admin } = await makeTestDatabase();
const context = await makeTestTenant(admin);
const stranger = await makeTestTenant(admin);

test.each(["newsletter", "announcement", "letter"] as const)(
  "the starter %s becomes a template that renders without a problem of form",
  async (starter) => {
    const { templateId } = await createTemplate(context, { name: starter, starter });
    const { subject, preheader, design, text } = await getTemplate(context, { templateId });
    expect(design).not.toBeNull();
    const { mail, problems } = await previewTemplate(context, {
      content: { subject, preheader, design, text },
    });
    expect(mail?.html).toContain("<html");
    // The tenant has not filled in its display items yet; nothing else may be wrong.
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["senderItemEmpty"]));
  },
);

test("a copy is a template of its own, and what is given comes over a starter", async () => {
  const original = await createTemplate(context, { name: "元", starter: "letter", subject: "件名" });
  const copy = await duplicateTemplate(context, { templateId: original.templateId, name: "写し" });
  await updateTemplate(context, { templateId: original.templateId, version: 1, subject: "変更後" });
  const {
    templateId: _,
    name,
    version,
    createdAt: _c,
    updatedAt: _u,
    ...content
  } = await getTemplate(context, copy);
  expect({ name, version, subject: content.subject }).toEqual({ name: "写し", version: 1, subject: "件名" });
  expect(content.design).toEqual((await getTemplate(context, original)).design);
});

test("two people who change the same version: the second is told, and nothing is overwritten", async () => {
  const { templateId, version } = await createTemplate(context, { name: "t", subject: "0" });
  const outcomes = await Promise.allSettled(
    ["1", "2"].map((subject) => updateTemplate(context, { templateId, version, subject })),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const failure = outcomes.find(({ status }) => status === "rejected");
  expect(failure).toMatchObject({
    reason: { code: "CONFLICT", key: "templates.changedMeanwhile", details: { version: 2 } },
  });
  const winner = outcomes[0]?.status === "fulfilled" ? "1" : "2";
  expect(await getTemplate(context, { templateId })).toMatchObject({ version: 2, subject: winner });
});

const content: MailContent = {
  subject: '{{ contact.family_name | default: "お客様" }}へ',
  preheader: "{{ contact.company }}",
  design: null,
  text: "{{ salutation }}\n{{ contact.fields.rank }} <{{ contact.email }}>\nhttps://example.jp/?r={{ contact.fields.rank }}\n停止: {{ unsubscribe_url }}",
};

test("the preview is the mail that this person would get", async () => {
  await createContactField(context, { key: "rank", label: "ランク", type: "text" });
  const { contactId } = await createContact(context, {
    email: "taro@example.jp",
    familyName: "髙﨑",
    givenName: "太郎",
    company: "A=B",
    fields: { rank: "金 & 銀" },
  });
  const other = await createContact(context, { email: "last@example.jp" });
  const preview = await previewTemplate(context, { content, contactId });
  expect(preview.contact).toEqual({ contactId, email: "taro@example.jp" });
  expect(preview.mail).toEqual({
    subject: "髙﨑へ",
    preheader: "A=B",
    html: null,
    text: "髙﨑 太郎 様\n金 & 銀 <taro@example.jp>\nhttps://example.jp/?r=%E9%87%91%20%26%20%E9%8A%80\n停止: #unsubscribe\n",
  });
  const newest = await previewTemplate(context, { content });
  expect(newest.contact?.contactId).toBe(other.contactId);
  expect(newest.mail?.subject).toBe("お客様へ");
});

test("a draft that cannot be sent yet is told what is wrong", async () => {
  const broken = await previewTemplate(stranger, {
    content: { ...content, subject: "{{ contact.family_name" },
  });
  expect(broken.mail).toBeNull();
  expect(broken.contact).toBeNull();
  expect(broken.problems).toContainEqual(
    expect.objectContaining({ code: "mergeUnclosed", where: "subject", severity: "block" }),
  );
  const unknown = await previewTemplate(stranger, { content });
  expect(unknown.problems).toContainEqual(expect.objectContaining({ code: "mergeUnknownField" }));
});

test("the list pages through all templates, the last changed first; starters speak the tenant's language", async () => {
  const crowd = await makeTestTenant(admin);
  const made = [];
  for (const name of ["1", "2", "3"]) made.push(await createTemplate(crowd, { name }));
  await updateTemplate(crowd, { templateId: made[0]?.templateId ?? "", version: 1, name: "1, changed" });
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof listTemplates>> = await listTemplates(
      crowd,
      listTemplatesInput.parse({ limit: 1, ...(cursor && { cursor }) }),
    );
    seen.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(["1, changed", "3", "2"]);
  await admin`update tenants set locale = 'en' where tenant_id = ${crowd.tenantId}`;
  expect((await listStarters(crowd)).map(({ name }) => name)).toContain("Newsletter");
});

test("a foreign id is answered like an unknown one", async () => {
  const { templateId } = await createTemplate(stranger, { name: "theirs" });
  const { contactId } = await createContact(stranger, { email: "x@example.jp" });
  for (const id of [templateId, randomUUID()]) {
    const gone = { code: "NOT_FOUND", key: "templates.notFound", details: {} };
    await expect(getTemplate(context, { templateId: id })).rejects.toMatchObject(gone);
    await expect(updateTemplate(context, { templateId: id, version: 1, name: "x" })).rejects.toMatchObject(
      gone,
    );
    await expect(duplicateTemplate(context, { templateId: id, name: "x" })).rejects.toMatchObject(gone);
    await expect(deleteTemplate(context, { templateId: id })).rejects.toMatchObject(gone);
  }
  for (const id of [contactId, randomUUID()])
    await expect(previewTemplate(context, { content, contactId: id })).rejects.toMatchObject({
      code: "NOT_FOUND",
      key: "contacts.notFound",
    });
  await deleteTemplate(stranger, { templateId });
  await expect(getTemplate(stranger, { templateId })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
