import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { applyTestSettings } from "@/db/testing-settings";
import { approveCampaign } from "@/server/domain/campaigns/approve-campaign";
import { requestApproval } from "@/server/domain/campaigns/request-approval";
import { resumeCampaign } from "@/server/domain/campaigns/resume-campaign";
import { sendCampaign } from "@/server/domain/campaigns/send-campaign";
import { stopCampaign } from "@/server/domain/campaigns/stop-campaign";
import { addPerson, makeTestCampaign, type TestCampaign } from "@/server/domain/campaigns/testing-campaign";
import { leaseMail } from "@/server/domain/sends/lease-mail";
import { loadMailKit } from "@/server/domain/sends/load-mail-kit";
import { expandAll } from "@/server/domain/sends/testing-delivery";
import { hashAddress } from "@/server/platform/secrets";
import { KitCache } from "@/workers/mta/kit-cache";
import { cancelRelease } from "./cancel-release";
import { finishReleases } from "./finish-releases";
import { startDueReleases } from "./start-due-releases";

const { admin } = await makeTestDatabase();
applyTestSettings({ LOG_LEVEL: "fatal" });

type Due = TestCampaign & { releaseId: string; approvalId: string };
async function makeDue(contactCount = 2): Promise<Due> {
  const campaign = await makeTestCampaign(admin, contactCount);
  const { author, approver, campaignId } = campaign;
  const { approvalId } = await requestApproval(author, { campaignId, comment: "" });
  const { releaseId } = await approveCampaign(approver, { approvalId, comment: "" });
  await sendCampaign(author, { campaignId });
  return { ...campaign, releaseId, approvalId };
}
const addContacts = async ({ context: { tenantId } }: Due, count: number) => {
  const people = Array.from({ length: count }, (_, no) => `late${no}@example.test`).map((email) => ({
    id: crypto.randomUUID(),
    tenant_id: tenantId,
    email,
    email_key: email,
    address_hash: hashAddress(tenantId, email),
    domain: "example.test",
    bucket: 0,
  }));
  await admin`insert into contacts ${admin(people)}`;
  await admin`insert into consents ${admin(people.map(({ id }) => ({ tenant_id: tenantId, contact_id: id, purpose: "marketing", state: "given" })))}`;
};
const tamper = ({ releaseId }: Due) =>
  admin`update releases set content = jsonb_set(content, '{subject}', '"別"') where id = ${releaseId}`;
const statesOf = async ({ campaignId, releaseId }: Due) => {
  const [row] = await admin`
    select r.state as release, c.state as campaign, r.pause_reason as reason from releases r join campaigns c on c.id = ${campaignId} where r.id = ${releaseId}`;
  return row;
};
const held = (reason: string) => ({ release: "paused", campaign: "paused", reason });
const auditOf = ({ campaignId }: Due) =>
  admin`select actor_kind, actor_id, details from audit_log where action = 'campaign.halt' and subject = ${`campaigns/${campaignId}`}`;
const sendsOf = ({ releaseId }: Due) => admin`select 1 from sends where release_id = ${releaseId}`;
/** Whom the halt is told to, by the job that mails them. */
const toldOf = ({ approvalId }: Due) =>
  admin`select data->'payload' payload from pgboss.job where name = 'notify-people' and data->'payload'->>'about' = 'halted' and data->'payload'->>'approvalId' = ${approvalId}`;

type Case = { reason: string; spoil: (due: Due) => Promise<unknown>; contacts?: number };
const cases: readonly Case[] = [
  { reason: "changed-after-approval", spoil: tamper },
  {
    reason: "approver-gone",
    spoil: ({ approver }) => admin`delete from members where person_id = ${approver.personId}`,
  },
  {
    reason: "approver-gone",
    spoil: ({ approver }) =>
      admin`update members set role = 'analyst' where person_id = ${approver.personId}`,
  },
  { reason: "audience-grown", spoil: (due) => addContacts(due, 101) },
  {
    reason: "late-start",
    spoil: ({ releaseId }) =>
      admin`update releases set due_at = now() - interval '7 hours' where id = ${releaseId}`,
  },
];

test.each(cases)("not started, but put before people: $reason", async ({ reason, spoil }) => {
  const [due, other] = [await makeDue(), await makeDue()];
  await spoil(due);
  expect(await startDueReleases()).toBe(1);
  expect(await statesOf(due)).toEqual(held(reason));
  expect(await statesOf(other)).toMatchObject({ release: "expanding", campaign: "sending" });
  expect(await auditOf(due)).toMatchObject([
    { actor_kind: "system", actor_id: "start-due-releases", details: { releaseId: due.releaseId, reason } },
  ]);
  expect(await toldOf(due)).toHaveLength(1);
  await expandAll(admin, due.context, due.releaseId);
  expect(await sendsOf(due)).toHaveLength(0);
  // Nothing comes of a second look.
  expect(await startDueReleases()).toBe(0);
  expect(await auditOf(due)).toHaveLength(1);
});

test("an audience that grew by a hundred people, or lost some, is started", async () => {
  const due = await makeDue();
  await addContacts(due, 100);
  expect(await startDueReleases()).toBe(1);
  expect(await statesOf(due)).toMatchObject({ release: "expanding", campaign: "sending" });
});

test.each([
  { at: "its start", until: async () => undefined },
  {
    at: "a node that is about to write it",
    until: async (due: Due) => {
      await startDueReleases();
      await expandAll(admin, due.context, due.releaseId);
    },
  },
])("what is not as approved at $at can only be stopped", async ({ until }) => {
  const due = await makeDue();
  await until(due);
  await tamper(due);
  await startDueReleases();
  if ((await statesOf(due))?.campaign === "sending") {
    await expect(new KitCache().get(due.context.tenantId, due.releaseId, Date.now())).rejects.toMatchObject({
      key: "releases.changedAfterApproval",
    });
  }
  expect(await statesOf(due)).toEqual(held("changed-after-approval"));
  expect(await leaseMail("node-h", { limit: 100, leaseSeconds: 60, quietTenants: [] })).toEqual([]);
  for (const person of [due.author, due.approver, due.otherApprover, due.context])
    await expect(resumeCampaign(person, due)).rejects.toMatchObject({
      code: "CONFLICT",
      key: "campaigns.cannotResumeChanged",
    });
  await stopCampaign(due.author, due);
  await cancelRelease(due.context, due);
  await finishReleases();
  expect(await statesOf(due)).toMatchObject({ release: "stopped", campaign: "stopped" });
  expect(await admin`select 1 from queue where release_id = ${due.releaseId}`).toHaveLength(0);
  expect(
    await admin`select 1 from message_events where release_id = ${due.releaseId} and kind = 'accepted'`,
  ).toHaveLength(0);
});

test.each(cases.filter(({ reason }) => reason === "approver-gone" || reason === "audience-grown"))(
  "$reason: only somebody else who may approve lets it go on, and it is noted that he knew",
  async ({ reason, spoil }) => {
    const due = await makeDue();
    const { author, otherApprover, campaignId } = due;
    await spoil(due);
    await startDueReleases();
    await expect(resumeCampaign(author, due)).rejects.toMatchObject({
      code: "FORBIDDEN",
      key: "campaigns.resumeNeedsApprover",
    });
    // An owner may approve, but not his own work.
    const owner = await addPerson(admin, due.context, { name: "社長", role: "owner" });
    await admin`update approvals set hands = hands || ${owner.personId}::text where id = ${due.approvalId}`;
    await expect(resumeCampaign(owner, due)).rejects.toMatchObject({ key: "approvals.ownWork" });
    expect(await statesOf(due)).toEqual(held(reason));
    await resumeCampaign(otherApprover, due);
    expect(await statesOf(due)).toEqual({ release: "expanding", campaign: "sending", reason: null });
    const [noted] =
      await admin`select actor_id, details from audit_log where action = 'campaign.resume' and subject = ${`campaigns/${campaignId}`}`;
    expect(noted).toMatchObject({ actor_id: otherApprover.personId, details: { reason } });
    await expandAll(admin, due.context, due.releaseId);
    expect((await sendsOf(due)).length).toBeGreaterThan(1);
  },
);

test("a late start whose approver leaves before somebody lets it go on needs another approver", async () => {
  const due = await makeDue();
  await admin`update releases set due_at = now() - interval '7 hours' where id = ${due.releaseId}`;
  await startDueReleases();
  await admin`delete from members where person_id = ${due.approver.personId}`;
  await expect(resumeCampaign(due.author, due)).rejects.toMatchObject({
    key: "campaigns.resumeNeedsApprover",
  });
  await resumeCampaign(due.otherApprover, due);
  expect(await statesOf(due)).toMatchObject({ release: "expanding" });
});

test("a test mail that is not what was asked for is stopped, and its campaign is left alone", async () => {
  const due = await makeDue();
  await admin`update releases set kind = 'test', state = 'expanding' where id = ${due.releaseId}`;
  await tamper(due);
  await expandAll(admin, due.context, due.releaseId);
  expect(await statesOf(due)).toMatchObject({ release: "stopped", campaign: "scheduled" });
  await expect(loadMailKit(due.context.tenantId, due.releaseId)).rejects.toMatchObject({ code: "CONFLICT" });
});
