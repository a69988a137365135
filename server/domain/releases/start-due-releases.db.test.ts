import { AsyncLocalStorage } from "node:async_hooks";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { makeTestDatabase } from "@/db/testing";
import { approveCampaign } from "@/server/domain/campaigns/approve-campaign";
import { cancelCampaign } from "@/server/domain/campaigns/cancel-campaign";
import { requestApproval } from "@/server/domain/campaigns/request-approval";
import { resumeCampaign } from "@/server/domain/campaigns/resume-campaign";
import { sendCampaign } from "@/server/domain/campaigns/send-campaign";
import { stopCampaign } from "@/server/domain/campaigns/stop-campaign";
import { makeTestCampaign, type TestCampaign } from "@/server/domain/campaigns/testing-campaign";
import { updateCampaign } from "@/server/domain/campaigns/update-campaign";
import { expandRelease } from "./expand-release";
import { finishReleases } from "./finish-releases";
import { planRelease } from "./plan-release";
import { startDueReleases } from "./start-due-releases";

const { admin } = await makeTestDatabase();
/** Runs work as another request does: it is no part of the transaction that starts it. */
const elsewhere = AsyncLocalStorage.snapshot();

async function makeScheduled(contactCount = 2): Promise<TestCampaign & { releaseId: string }> {
  const campaign = await makeTestCampaign(admin, contactCount);
  const { author, approver, campaignId } = campaign;
  const { approvalId } = await requestApproval(author, { campaignId, comment: "" });
  const { releaseId } = await approveCampaign(approver, { approvalId, comment: "" });
  await sendCampaign(author, { campaignId });
  return { ...campaign, releaseId };
}
async function expandAll({ context, releaseId }: { context: TestCampaign["context"]; releaseId: string }) {
  await planRelease(context, { releaseId });
  for (const { no } of await admin<
    { no: number }[]
  >`select no from release_shards where release_id = ${releaseId}`)
    await expandRelease(context, { releaseId, no });
}
const plansOf = (releaseId: string) =>
  admin`select 1 from pgboss.job where name = 'plan-release' and singleton_key = ${releaseId}`;
const statesOf = async ({ campaignId, releaseId }: { campaignId: string; releaseId: string }) => {
  const [row] =
    await admin`select r.state as release, c.state as campaign from releases r join campaigns c on c.id = ${campaignId} where r.id = ${releaseId}`;
  return row;
};
const makeDue = ({ releaseId }: { releaseId: string }, interval: string) =>
  admin`update releases set due_at = now() - ${interval}::interval where id = ${releaseId}`;

test("two clocks at the same moment start each release once, and queue its work once", async () => {
  const due = await Promise.all(Array.from({ length: 12 }, () => makeScheduled(0)));
  const started = await Promise.all([startDueReleases(), startDueReleases()]);
  expect(started.reduce((sum, count) => sum + count, 0)).toBe(12);
  for (const campaign of due) {
    expect(await statesOf(campaign)).toEqual({ release: "expanding", campaign: "sending" });
    expect(await plansOf(campaign.releaseId)).toHaveLength(1);
  }
  expect(await startDueReleases()).toBe(0);
});

test("what is not due yet waits", async () => {
  const campaign = await makeScheduled();
  await makeDue(campaign, "-1 minute");
  expect(await startDueReleases()).toBe(0);
  expect(await statesOf(campaign)).toEqual({ release: "scheduled", campaign: "scheduled" });
});

test("a start that comes more than six hours late is put before a person, who lets it go on", async () => {
  const [late, intime] = [await makeScheduled(), await makeScheduled()];
  await makeDue(late, "6 hours 1 minute");
  await makeDue(intime, "5 hours 59 minutes");
  expect(await startDueReleases()).toBe(1);
  expect(await statesOf(late)).toEqual({ release: "paused", campaign: "paused" });
  await expandAll(late);
  expect(await admin`select 1 from sends where release_id = ${late.releaseId}`).toHaveLength(0);
  await resumeCampaign(late.author, late);
  await expandAll(late);
  expect(await admin`select 1 from sends where release_id = ${late.releaseId}`).toHaveLength(2);
  expect(await statesOf(late)).toEqual({ release: "sending", campaign: "sending" });
});

test("started a second time by mistake, nobody is planned twice: the dedupe key holds; without it they would be", async () => {
  const campaign = await makeScheduled(3);
  const { releaseId } = campaign;
  const again = async () => {
    await admin`update releases set state = 'scheduled', due_at = now(), expanded_at = null where id = ${releaseId}`;
    await admin`update release_shards set expanded_at = null where release_id = ${releaseId}`;
    await startDueReleases();
    await expandAll(campaign);
    return (await admin`select 1 from sends where release_id = ${releaseId}`).length;
  };
  expect(await again()).toBe(3);
  expect(await again()).toBe(3);
  expect(await admin`select 1 from queue where release_id = ${releaseId}`).toHaveLength(3);
  await admin`alter table sends drop constraint sends_dedupe_key_unique`;
  expect(await again()).toBe(6);
  await admin`delete from sends`;
  await admin`alter table sends add constraint sends_dedupe_key_unique unique (tenant_id, made_month, dedupe_key)`;
});

test.each([
  { move: "cancelled", act: (campaign: TestCampaign) => cancelCampaign(campaign.author, campaign) },
  { move: "stopped", act: (campaign: TestCampaign) => stopCampaign(campaign.author, campaign) },
  {
    move: "draft",
    act: ({ author, campaignId, revision }: TestCampaign) =>
      updateCampaign(author, { campaignId, revision, subject: "別" }),
  },
])(
  "the clock against a person who makes it $move: one of them wins, neither fails",
  async ({ move, act }) => {
    let [clock, person] = [0, 0];
    for (let round = 0; round < 12; round++) {
      const campaign = await makeScheduled(0);
      const [started, acted] = await Promise.allSettled([startDueReleases(), act(campaign)]);
      expect(started, String(started.status === "rejected" && started.reason)).toMatchObject({
        status: "fulfilled",
      });
      // A campaign that has started can still be stopped; all else is told that it is too late.
      if (acted.status === "rejected") expect(acted.reason).toMatchObject({ code: "CONFLICT" });
      const states = await statesOf(campaign);
      if (acted.status === "fulfilled") {
        expect(states).toEqual({ release: move === "draft" ? "cancelled" : move, campaign: move });
        person++;
      } else {
        expect(states).toEqual({ release: "expanding", campaign: "sending" });
        clock++;
      }
    }
    expect(clock + person).toBe(12);
  },
);

test.each([
  { clock: "start-due-releases", ready: async () => makeScheduled(0), work: () => startDueReleases() },
  {
    clock: "finish-releases",
    ready: async () => {
      const campaign = await makeScheduled(0);
      await startDueReleases();
      await expandAll(campaign);
      return campaign;
    },
    work: () => finishReleases(),
  },
])(
  "$clock takes the campaign before its release, as every verb does: no deadlock",
  async ({ ready, work }) => {
    const { context, campaignId, releaseId } = await ready();
    let working: Promise<unknown> = Promise.resolve();
    await withTenant(context, async (tx) => {
      await tx.execute(`select 1 from campaigns where id = '${campaignId}' for update`);
      working = elsewhere(work);
      working.catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await tx.execute(
        `update releases set state = state where tenant_id = '${context.tenantId}' and id = '${releaseId}'`,
      );
    });
    await working;
  },
);
