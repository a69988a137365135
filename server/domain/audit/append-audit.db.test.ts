import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { requestApproval } from "@/server/domain/campaigns/request-approval";
import { addPerson, makeTestCampaign } from "@/server/domain/campaigns/testing-campaign";
import { updateCampaign } from "@/server/domain/campaigns/update-campaign";
import { createContact } from "@/server/domain/contacts/create-contact";
import { createContactField } from "@/server/domain/contacts/create-contact-field";
import { deleteContact } from "@/server/domain/contacts/delete-contact";
import { tagMatching } from "@/server/domain/contacts/tag-matching";
import { updateContact } from "@/server/domain/contacts/update-contact";
import { updateContactField } from "@/server/domain/contacts/update-contact-field";
import { createSegment } from "@/server/domain/segments/create-segment";
import { updateSegment } from "@/server/domain/segments/update-segment";
import { addSuppression } from "@/server/domain/suppressions/add-suppression";
import { createTag } from "@/server/domain/tags/create-tag";
import { updateTag } from "@/server/domain/tags/update-tag";
import { createTemplate } from "@/server/domain/templates/create-template";
import { updateTemplate } from "@/server/domain/templates/update-template";
import { updateTenant } from "@/server/domain/tenants/update-tenant";

const { admin } = await makeTestDatabase();
/** In everything that is of a person, or that words of a mail are made of. */
const canary = "himitsu";
const { context, campaignId, revision, author } = await makeTestCampaign(admin, 1);
const owner = await addPerson(admin, context, { name: "所有者", role: "owner" });
const rows = () => admin<{ action: string; before: unknown; after: unknown; words: string }[]>`
  select action, before, after, a::text as words from audit_log a where tenant_id = ${context.tenantId} order by id`;

test("the log tells settings before and after, and nothing of a person or of a mail's words", async () => {
  await requestApproval(author, { campaignId, comment: canary });
  await updateTenant(owner, {
    name: "新しい名前",
    weeklyCap: 3,
    quietHours: { from: 22, to: 7 },
    legalName: canary,
    postalAddress: canary,
    contactPoint: `${canary}@example.test`,
  });
  await updateTenant(owner, { weeklyCap: null });
  const { tagId } = await createTag(owner, { name: "優良" });
  await updateTag(owner, { tagId, name: "最優良" });
  const { fieldId } = await createContactField(owner, { key: "rank", label: "ランク", type: "text" });
  await updateContactField(owner, { fieldId, label: "等級" });
  const { contactId } = await createContact(owner, {
    email: `${canary}@example.test`,
    familyName: canary,
    tags: ["優良顧客"],
    fields: { rank: canary },
  });
  await updateContact(owner, { contactId, familyName: `${canary}2`, email: `${canary}2@example.test` });
  await tagMatching(owner, { tagId, filter: { search: canary }, people: 1 });
  await addSuppression(owner, { email: `${canary}3@example.test`, reason: canary });
  await deleteContact(owner, { contactId });
  const rule = { kind: "tag", tagId, has: true } as const;
  const { segmentId } = await createSegment(owner, { name: "区分", rule });
  await updateSegment(owner, { segmentId, name: "別の区分", rule: { ...rule, has: false } });
  const template = await createTemplate(owner, { starter: "letter", name: "型" });
  await updateTemplate(owner, { ...template, version: 1, subject: canary });
  await updateCampaign(author, {
    campaignId,
    revision,
    name: "七月号",
    subject: `${canary} {{ salutation }}`,
    preheader: canary,
    fromName: canary,
    replyTo: `${canary}@example.test`,
    trackOpens: false,
  });
  const found = await rows();
  expect(found.filter(({ words }) => words.includes(canary)).map(({ action }) => action)).toEqual([]);
  const changes = (wanted: string) =>
    found.filter(({ action }) => action === wanted).map(({ before, after }) => [before, after]);
  expect(changes("tenant.update")).toEqual([
    [
      { name: expect.anything(), quietFromHour: null, quietToHour: null, weeklyCap: null },
      { name: "新しい名前", quietFromHour: 22, quietToHour: 7, weeklyCap: 3 },
    ],
    [{ weeklyCap: 3 }, { weeklyCap: null }],
  ]);
  expect(changes("tag.update")).toEqual([[{ name: "優良" }, { name: "最優良" }]]);
  expect(changes("contact-field.update")).toEqual([[{ label: "ランク" }, { label: "等級" }]]);
  expect(changes("segment.update")).toEqual([
    [
      { name: "区分", version: 1 },
      { name: "別の区分", version: 2 },
    ],
  ]);
  expect(changes("template.update")).toEqual([[{ version: 1 }, { version: 2 }]]);
  expect(changes("campaign.update").at(-1)).toEqual([
    { name: expect.anything(), trackOpens: expect.anything() },
    { name: "七月号", trackOpens: false },
  ]);
});
