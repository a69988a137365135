import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import type { Context } from "@/server/platform/context";
import { approveCampaign } from "./approve-campaign";
import { getApproval } from "./get-approval";
import { getCampaign } from "./get-campaign";
import { listCampaigns } from "./list-campaigns";
import { previewApproval } from "./preview-approval";
import { previewCampaign } from "./preview-campaign";
import { requestApproval } from "./request-approval";
import { returnCampaign } from "./return-campaign";
import { makeTestCampaign } from "./testing-campaign";
import { updateCampaign } from "./update-campaign";
import { watchCampaign } from "./watch-campaign";

const { admin } = await makeTestDatabase();

/** A campaign that is ready for its approval, its author, and two approvers. */
async function makeReady() {
  const { author, approver: sato, otherApprover: takahashi, ...campaign } = await makeTestCampaign(admin);
  return { ...campaign, author, sato, takahashi, personId: author.personId };
}

test("a list names who made each campaign, counts the people of an open request, and says why one was returned", async () => {
  const { author, sato, campaignId, personId } = await makeReady();
  const { approvalId } = await requestApproval(author, { campaignId, comment: "" });
  const open = await listCampaigns(author, { limit: 10 });
  expect(open.items).toMatchObject([
    { id: campaignId, state: "in-review", approvalId, audienceCount: 3, returnComment: "", sums: null },
  ]);
  expect(open.names).toEqual({ [personId]: "森田 蓮" });
  expect(open.counts).toMatchObject({ "in-review": 1, draft: 0 });
  await returnCampaign(sato, { approvalId, comment: "件名を短く" });
  const returned = await listCampaigns(author, { limit: 10 });
  expect(returned.items).toMatchObject([{ state: "changes-requested", returnComment: "件名を短く" }]);
});

test("an approver compares with what was approved before an edit made it void", async () => {
  const { author, sato, campaignId, revision } = await makeReady();
  const first = await requestApproval(author, { campaignId, comment: "" });
  expect((await getApproval(sato, first)).previous).toBeNull();
  await approveCampaign(sato, { approvalId: first.approvalId, comment: "" });
  await updateCampaign(author, { campaignId, revision, subject: "新しい件名" });
  const second = await requestApproval(author, { campaignId, comment: "" });
  const { content, previous } = await getApproval(sato, second);
  expect(content.subject).toBe("新しい件名");
  expect(previous).toMatchObject({
    decision: "approved",
    audienceCount: 3,
    content: { subject: "{{ salutation }}へ" },
  });
});

test("each is told why they may not decide, and who may", async () => {
  const { author, sato, takahashi, campaignId } = await makeReady();
  const { approvalId } = await requestApproval(author, { campaignId, comment: "" });
  const refusal = async (context: Context) => (await getApproval(context, { approvalId })).refusal;
  expect(await refusal(author)).toBe("not-allowed");
  expect(await refusal(sato)).toBeNull();
  const { approvers } = await getCampaign(author, { campaignId });
  expect(approvers.map(({ name }) => name)).toEqual(["佐藤 美咲", "高橋 健一"]);
  await returnCampaign(takahashi, { approvalId, comment: "もう一度" });
  expect(await refusal(sato)).toBe("decided");
  const { names, decidedBy } = await getApproval(sato, { approvalId });
  expect(names[decidedBy ?? ""]).toBe("高橋 健一");
});

test("an approver who changed the draft is told that it is his own work", async () => {
  const { author, sato, campaignId, revision } = await makeReady();
  const editor: Context = { ...sato, may: new Set([...sato.may, "campaigns:write"]) };
  await updateCampaign(editor, { campaignId, revision, preheader: "追記" });
  const { approvalId } = await requestApproval(author, { campaignId, comment: "" });
  const { refusal, approvers } = await getApproval(editor, { approvalId });
  expect(refusal).toBe("own-work");
  expect(approvers.map(({ name }) => name)).toEqual(["高橋 健一"]);
});

test("progress tells the state and no sums before there is a release", async () => {
  const { author, campaignId, revision } = await makeReady();
  expect(await watchCampaign(author, { campaignId })).toMatchObject({
    state: "draft",
    revision,
    startedAt: null,
    sums: null,
  });
});

test("a preview shows the mail of one who would receive it, and never of one who would not", async () => {
  const { author, campaignId } = await makeReady();
  await admin`update contacts set family_name = '山田' where tenant_id = ${author.tenantId} and email = 'person1@example.test'`;
  await admin`update consents set state = 'withdrawn' where tenant_id = ${author.tenantId} and contact_id in
    (select id from contacts where tenant_id = ${author.tenantId} and email = 'person0@example.test')`;
  const draft = await previewCampaign(author, { campaignId });
  expect(draft.readers.map(({ email }) => email).sort()).toEqual([
    "person1@example.test",
    "person2@example.test",
  ]);
  const yamada = draft.readers.find(({ name }) => name === "山田");
  const shown = await previewCampaign(author, { campaignId, contactId: yamada?.contactId });
  expect(shown.mail?.subject).toBe("山田 様へ");
  expect(shown.mail?.html).toBeNull();
});

test("what an approver sees does not follow later edits", async () => {
  const { author, sato, campaignId, revision } = await makeReady();
  const { approvalId } = await requestApproval(author, { campaignId, comment: "" });
  await updateCampaign(author, { campaignId, revision, subject: "あとから変えた件名" });
  const { mail } = await previewApproval(sato, { approvalId });
  expect(mail?.subject).toBe("お客様へ");
});
