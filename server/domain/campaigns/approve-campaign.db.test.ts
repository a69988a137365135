import { AsyncLocalStorage } from "node:async_hooks";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { makeTestDatabase } from "@/db/testing";
import { planRelease } from "@/server/domain/releases/plan-release";
import { hashContent } from "@/server/domain/releases/pure/hash-content";
import { type Context, permissions } from "@/server/platform/context";
import { approveCampaign } from "./approve-campaign";
import { checkCampaign } from "./check-campaign";
import { freezeContent } from "./freeze-content";
import { lockCampaign } from "./lock-campaign";
import { requestApproval } from "./request-approval";
import { returnCampaign } from "./return-campaign";
import { sendCampaign } from "./send-campaign";
import { addPerson, makeTestCampaign, type TestCampaign } from "./testing-campaign";
import { updateCampaign } from "./update-campaign";
import { withdrawApproval } from "./withdraw-approval";

const { admin } = await makeTestDatabase();
/** Runs work as another request does: it is no part of the transaction that starts it. */
const elsewhere = AsyncLocalStorage.snapshot();
const no = { comment: "" };

async function request() {
  const campaign = await makeTestCampaign(admin);
  const { approvalId } = await requestApproval(campaign.author, { campaignId: campaign.campaignId, ...no });
  return { ...campaign, approvalId };
}
/** The same person with every right: four eyes is no matter of roles. */
const allowed = <T extends Context>(context: T): T => ({ ...context, may: new Set(permissions) });
const key = (context: Context): Context => ({
  ...context,
  actor: { kind: "key", keyId: "0198c0de-0000-7000-8000-00000000000c" },
  may: new Set(permissions),
});
const job = (context: Context): Context => ({
  ...context,
  actor: { kind: "system", job: "test" },
  may: new Set(permissions),
});
const liveReleases = (campaignId: string) =>
  admin`select id from releases where campaign_id = ${campaignId} and kind = 'campaign' and state <> 'cancelled'`;
const stateOf = async (campaignId: string) =>
  (await admin`select state from campaigns where id = ${campaignId}`)[0]?.state;
/** As the web's role sees it, past every verb. */
const asApp = ({ author }: TestCampaign, statement: string) =>
  withTenant(author, (tx) => tx.execute(statement));

test("another person's approval makes a release of exactly what was asked for", async () => {
  const { author, approver, campaignId, approvalId } = await request();
  const { releaseId, dueAt } = await approveCampaign(approver, { approvalId, comment: "よいと思います" });
  expect(dueAt).toBeNull();
  const [row] = await admin`
    select r.content, r.content_sha256, r.approved_by, a.content as asked, a.content_sha256 as asked_sha, a.decision_comment, a.state
    from releases r join approvals a on a.id = r.approval_id where r.id = ${releaseId}`;
  expect(row).toMatchObject({
    approved_by: approver.personId,
    state: "approved",
    decision_comment: "よいと思います",
  });
  expect(row?.content).toEqual(row?.asked);
  expect([row?.content_sha256, hashContent(row?.content)]).toEqual([row?.asked_sha, row?.asked_sha]);
  expect(await stateOf(campaignId)).toBe("approved");
  await expect(approveCampaign(approver, { approvalId, ...no })).rejects.toMatchObject({
    key: "approvals.notOpen",
  });
  await sendCampaign(author, { campaignId });
  expect(await stateOf(campaignId)).toBe("scheduled");
});

test.each([
  { who: "its author", as: ({ author }: TestCampaign) => allowed(author), key: "approvals.ownWork" },
  {
    who: "an API key with every scope",
    as: ({ author }: TestCampaign) => key(author),
    key: "people.personOnly",
  },
  { who: "a job", as: ({ author }: TestCampaign) => job(author), key: "people.personOnly" },
  {
    who: "a marketer who had no hand in it",
    as: async ({ context }: TestCampaign) => addPerson(admin, context, { name: "x", role: "marketer" }),
    key: "people.notAllowed",
  },
])("$who cannot approve", async ({ as, key: refusal }) => {
  const campaign = await request();
  await expect(
    approveCampaign(await as(campaign), { approvalId: campaign.approvalId, ...no }),
  ).rejects.toMatchObject({
    code: "FORBIDDEN",
    key: refusal,
  });
  expect(await liveReleases(campaign.campaignId)).toHaveLength(0);
});

test("who edited once cannot approve, whoever edits after; who asked for it cannot either", async () => {
  const { author, approver, otherApprover, context, campaignId, revision } = await makeTestCampaign(admin);
  const asker = allowed(await addPerson(admin, context, { name: "頼む人", role: "owner" }));
  await updateCampaign(allowed(approver), { campaignId, revision, preheader: "一言" });
  await updateCampaign(author, { campaignId, revision: revision + 1, preheader: "" });
  const { approvalId } = await requestApproval(asker, { campaignId, ...no });
  for (const hand of [author, approver, asker])
    await expect(approveCampaign(allowed(hand), { approvalId, ...no })).rejects.toMatchObject({
      key: "approvals.ownWork",
    });
  await approveCampaign(otherApprover, { approvalId, ...no });
});

test("a person of another tenant finds nothing to approve", async () => {
  const [campaign, stranger] = [await request(), await makeTestCampaign(admin)];
  await expect(
    approveCampaign(stranger.approver, { approvalId: campaign.approvalId, ...no }),
  ).rejects.toMatchObject({ code: "NOT_FOUND", key: "approvals.notFound" });
});

test("four eyes hold in the database, too; without the CHECK they would not", async () => {
  const campaign = await request();
  const cheat = (id: string) =>
    asApp(
      campaign,
      `update approvals set state = 'approved', decided_by = '${campaign.author.personId}' where id = '${id}'`,
    );
  await expect(cheat(campaign.approvalId)).rejects.toMatchObject({
    cause: { code: "23514", constraint_name: "approvals_four_eyes" },
  });
  await expect(
    asApp(campaign, `update approvals set state = 'approved' where id = '${campaign.approvalId}'`),
  ).rejects.toMatchObject({ cause: { code: "23514" } });
  await admin`alter table approvals drop constraint approvals_four_eyes`;
  await cheat(campaign.approvalId);
  expect(
    await admin`select 1 from approvals where id = ${campaign.approvalId} and state = 'approved'`,
  ).toHaveLength(1);
  await admin`delete from approvals where id = ${campaign.approvalId}`;
  await admin`alter table approvals add constraint approvals_four_eyes check (state <> 'approved' or (decided_by is not null and not (decided_by::text = any (hands))))`;
});

const insertRelease = (
  campaign: TestCampaign,
  over: { approvalId: string | null; sha: string; by: string | null },
) => {
  const text = (value: string | null) => (value === null ? "null" : `'${value}'`);
  return asApp(
    campaign,
    `insert into releases (tenant_id, kind, campaign_id, approval_id, content, content_sha256, audience_count, stream, state, made_month, time_zone, approved_by)
     values ('${campaign.context.tenantId}', 'campaign', '${campaign.campaignId}', ${text(over.approvalId)}, '{"subject":"other"}', '${over.sha}', 1, 'bulk', 'scheduled', '2026-01-01', 'Asia/Tokyo', ${text(over.by)})`,
  );
};

test("the database takes no release without its approval, of other content, or in somebody else's name", async () => {
  const campaign = await request();
  const { approvalId, approver, otherApprover } = campaign;
  const [asked] = await admin`select content_sha256 as sha from approvals where id = ${approvalId}`;
  const sha = String(asked?.sha);
  const other = hashContent({ subject: "other" });
  const asApproved = { cause: { code: "23503", constraint_name: "releases_as_approved" } };
  await expect(insertRelease(campaign, { approvalId: null, sha, by: null })).rejects.toMatchObject({
    cause: { code: "23514", constraint_name: "releases_approved" },
  });
  // Asked for, and not decided.
  await expect(insertRelease(campaign, { approvalId, sha, by: approver.personId })).rejects.toMatchObject(
    asApproved,
  );
  await admin`update approvals set state = 'approved', decided_by = ${approver.personId} where id = ${approvalId}`;
  await expect(
    insertRelease(campaign, { approvalId, sha: other, by: approver.personId }),
  ).rejects.toMatchObject(asApproved);
  await expect(
    insertRelease(campaign, { approvalId, sha, by: otherApprover.personId }),
  ).rejects.toMatchObject(asApproved);
  // Without the key, another content goes through with its own, matching hash: the hash alone could not tell.
  await admin`alter table releases drop constraint releases_as_approved`;
  await insertRelease(campaign, { approvalId, sha: other, by: approver.personId });
  expect(await liveReleases(campaign.campaignId)).toHaveLength(1);
  await admin`delete from releases where campaign_id = ${campaign.campaignId}`;
  await admin`alter table releases add constraint releases_as_approved foreign key (tenant_id, approval_id, content_sha256, approved_by)
    references approvals (tenant_id, id, content_sha256, decided_by)`;
});

test("a request whose content was changed in the database is not approved; without its hash it would be", async () => {
  const campaign = await request();
  const { approvalId, approver, campaignId } = campaign;
  await admin`update approvals set content = jsonb_set(content, '{subject}', '"別"') where id = ${approvalId}`;
  await expect(approveCampaign(approver, { approvalId, ...no })).rejects.toMatchObject({
    code: "CONFLICT",
    key: "approvals.changedSinceRequest",
  });
  expect(await liveReleases(campaignId)).toHaveLength(0);
  const [row] = await admin`select content from approvals where id = ${approvalId}`;
  await admin`update approvals set content_sha256 = ${hashContent(row?.content)} where id = ${approvalId}`;
  await approveCampaign(approver, { approvalId, ...no });
  expect(await liveReleases(campaignId)).toHaveLength(1);
});

test("a draft that moved on without voiding its request is not approved; without the revision it would be", async () => {
  const { approvalId, approver, campaignId } = await request();
  await admin`update campaigns set subject = '別', revision = revision + 1 where id = ${campaignId}`;
  await expect(approveCampaign(approver, { approvalId, ...no })).rejects.toMatchObject({
    key: "approvals.changedSinceRequest",
  });
  await admin`update approvals a set revision = c.revision from campaigns c where c.id = a.campaign_id and a.id = ${approvalId}`;
  const { releaseId } = await approveCampaign(approver, { approvalId, ...no });
  const [release] = await admin`select content->>'subject' as subject from releases where id = ${releaseId}`;
  expect(release?.subject).not.toBe("別");
});

test("a release that was changed after its approval sends nothing; without its hash it would", async () => {
  const { approvalId, approver, author, campaignId, context } = await request();
  const { releaseId } = await approveCampaign(approver, { approvalId, ...no });
  await sendCampaign(author, { campaignId });
  await admin`update releases set state = 'expanding', content = jsonb_set(content, '{subject}', '"別"') where id = ${releaseId}`;
  await planRelease(context, { releaseId });
  expect(await admin`select state, pause_reason from releases where id = ${releaseId}`).toEqual([
    { state: "paused", pause_reason: "changed-after-approval" },
  ]);
  expect(await admin`select 1 from release_shards where release_id = ${releaseId}`).toHaveLength(0);
  const [row] = await admin`select content from releases where id = ${releaseId}`;
  await admin`alter table releases disable trigger all`;
  await admin`update releases set state = 'expanding', content_sha256 = ${hashContent(row?.content)} where id = ${releaseId}`;
  await admin`alter table releases enable trigger all`;
  await planRelease(context, { releaseId });
  expect(await admin`select 1 from release_shards where release_id = ${releaseId}`).toHaveLength(1);
});

test.each([
  {
    name: "the sender's domain is not verified",
    spoil: (tenantId: string) =>
      admin`update domains set verified_at = null, state = 'pending' where tenant_id = ${tenantId}`,
    problem: "senderNotVerified",
  },
  {
    name: "the sender's domain fails its check",
    spoil: (tenantId: string) =>
      admin`update domains set state = 'failing', failing_since = now() where tenant_id = ${tenantId}`,
    problem: "senderNotVerified",
  },
  {
    name: "the tenant has no legal name",
    spoil: (tenantId: string) => admin`update tenants set legal_name = '' where tenant_id = ${tenantId}`,
    problem: "senderItemEmpty",
  },
])("when $name, it is neither asked for nor approved", async ({ spoil, problem }) => {
  const [draft, asked] = [await makeTestCampaign(admin), await request()];
  for (const { context } of [draft, asked]) await spoil(context.tenantId);
  const problems = await checkCampaign(draft.author, draft);
  expect(problems.map(({ code }) => code)).toContain(problem);
  const refusal = { code: "INVALID", details: { problems: expect.arrayContaining([problem]) } };
  await expect(requestApproval(draft.author, { campaignId: draft.campaignId, ...no })).rejects.toMatchObject(
    refusal,
  );
  await expect(
    approveCampaign(asked.approver, { approvalId: asked.approvalId, ...no }),
  ).rejects.toMatchObject(refusal);
  expect(await liveReleases(asked.campaignId)).toHaveLength(0);
});

test("a return needs a reason, and gives the campaign back", async () => {
  const { approver, author, approvalId, campaignId } = await request();
  await expect(returnCampaign(approver, { approvalId, comment: "" })).rejects.toMatchObject({
    code: "INVALID",
    key: "approvals.commentNeeded",
    details: { field: "comment" },
  });
  await expect(returnCampaign(author, { approvalId, comment: "x" })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(returnCampaign(key(author), { approvalId, comment: "x" })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await returnCampaign(approver, { approvalId, comment: "件名を短く" });
  expect(await stateOf(campaignId)).toBe("changes-requested");
  await expect(approveCampaign(approver, { approvalId, ...no })).rejects.toMatchObject({
    key: "approvals.notOpen",
  });
  await requestApproval(author, { campaignId, ...no });
});

test("a withdrawn request is a draft again, and cannot be approved", async () => {
  const { approver, author, approvalId, campaignId } = await request();
  await expect(withdrawApproval(approver, { approvalId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await withdrawApproval(author, { approvalId });
  expect(await stateOf(campaignId)).toBe("draft");
  await expect(approveCampaign(approver, { approvalId, ...no })).rejects.toMatchObject({
    key: "approvals.notOpen",
  });
  await expect(withdrawApproval(author, { approvalId })).rejects.toMatchObject({ key: "approvals.notOpen" });
});

test("a wanted time is set by the approval, in the zone in which it was wanted; one that has passed is refused", async () => {
  const { author, approver, campaignId, revision } = await makeTestCampaign(admin);
  await updateCampaign(author, { campaignId, revision, scheduledWall: "2037-01-01T10:00" });
  const { approvalId } = await requestApproval(author, { campaignId, ...no });
  const { dueAt } = await approveCampaign(approver, { approvalId, ...no });
  expect(dueAt).toEqual(new Date("2037-01-01T01:00:00Z"));
  expect(await stateOf(campaignId)).toBe("scheduled");
  await updateCampaign(author, { campaignId, revision: revision + 1, scheduledWall: "2026-01-01T10:00" });
  await expect(requestApproval(author, { campaignId, ...no })).rejects.toMatchObject({
    details: { problems: ["timeHasPassed"] },
  });
});

/** What is live must be what the draft says, and its approval must stand. */
async function expectNoOtherContent({ context, campaignId }: TestCampaign): Promise<number> {
  const live = await admin`
    select r.content_sha256 as sha, a.state, a.revision = c.revision as is_current, c.state as campaign
    from releases r join approvals a on a.id = r.approval_id join campaigns c on c.id = r.campaign_id
    where r.campaign_id = ${campaignId} and r.state <> 'cancelled'`;
  for (const release of live) {
    const current = await withTenant(context, async (tx) =>
      freezeContent(tx, context, await lockCampaign(tx, context, campaignId)),
    );
    expect(release).toEqual({
      sha: hashContent(current),
      state: "approved",
      is_current: true,
      campaign: "approved",
    });
  }
  return live.length;
}

test("an edit against an approval, many times at the same moment: never a release of other content", async () => {
  const campaign = await makeTestCampaign(admin);
  const { author, approver, campaignId } = campaign;
  let revision = campaign.revision;
  const won = { edit: 0, both: 0 };
  // At least sixty rounds, and more until each of the two has come first.
  for (let round = 0; round < 60 || (round < 300 && (won.edit === 0 || won.both === 0)); round++) {
    const { approvalId } = await requestApproval(author, { campaignId, ...no });
    const pause = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
    const [edited, approved] = await Promise.allSettled([
      pause().then(() => updateCampaign(author, { campaignId, revision, subject: `件名 ${round}` })),
      pause().then(() => approveCampaign(approver, { approvalId, ...no })),
    ]);
    // The edit always goes through: before the approval it voids the request, after it the approval.
    expect(edited.status, String(edited.status === "rejected" && edited.reason)).toBe("fulfilled");
    if (approved.status === "rejected") expect(approved.reason).toMatchObject({ key: "approvals.notOpen" });
    won[approved.status === "rejected" ? "edit" : "both"]++;
    expect(await expectNoOtherContent(campaign)).toBe(0);
    expect(await stateOf(campaignId)).toBe("draft");
    revision++;
  }
  expect(won.edit, JSON.stringify(won)).toBeGreaterThan(0);
  expect(won.both, JSON.stringify(won)).toBeGreaterThan(0);
});

test("two approvers at the same moment make one release", async () => {
  for (let round = 0; round < 10; round++) {
    const { approver, otherApprover, approvalId, campaignId } = await request();
    const outcomes = await Promise.allSettled(
      [approver, otherApprover].map((one) => approveCampaign(one, { approvalId, ...no })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await liveReleases(campaignId)).toHaveLength(1);
  }
});

test("an approval that passed over an edit, for want of the lock on the campaign, is refused by the database", async () => {
  const campaign = await request();
  const { author, approver, approvalId, campaignId, revision } = campaign;
  // approveCampaign's own steps, reading without `lockApproval`, with an edit between its reading and its writing.
  const passOver = withTenant(approver, async (tx) => {
    const [seen] = await tx.execute<{ sha: string; state: string }>(
      `select content_sha256 as sha, state from approvals where id = '${approvalId}'`,
    );
    expect(seen?.state).toBe("open");
    expect(
      await elsewhere(() => updateCampaign(author, { campaignId, revision, subject: "別" })),
    ).toMatchObject({ voided: true });
    await tx.execute(
      `update approvals set state = 'approved', decided_by = '${approver.personId}' where id = '${approvalId}'`,
    );
  });
  await expect(passOver).rejects.toMatchObject({ cause: { code: "23514" } });
  expect(await expectNoOtherContent(campaign)).toBe(0);
});
