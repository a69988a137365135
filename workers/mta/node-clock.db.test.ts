import { afterEach, expect, test, vi } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { applyTestSettings } from "@/db/testing-settings";
import { approveCampaign } from "@/server/domain/campaigns/approve-campaign";
import { requestApproval } from "@/server/domain/campaigns/request-approval";
import { sendCampaign } from "@/server/domain/campaigns/send-campaign";
import { makeTestCampaign } from "@/server/domain/campaigns/testing-campaign";
import { makeTestRelease, makeTestSender } from "@/server/domain/releases/testing-release";
import { expandAll } from "@/server/domain/sends/testing-delivery";
import { startMailSink } from "@/server/mta/sink/mail-sink";
import { startTestNode, toInbox } from "./testing-sending-node";

const { admin } = await makeTestDatabase();
applyTestSettings({ LOG_LEVEL: "fatal", TRACKING_ORIGIN: "https://t.example.test" });
const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

/** This process believes that it is so much later than it is. */
const setWallClockAhead = (hours: number) =>
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + hours * 3_600_000 });

async function startNode(port: number): Promise<void> {
  const node = await startTestNode(toInbox(port), 2);
  cleanups.push(() => node.stop(5));
}

test("a node whose clock is 80 hours ahead neither gives deferred mail up nor lets it wait for days", async () => {
  const sink = await startMailSink({ behaviour: () => ({ rcpt: "451 4.7.1 Greylisted, please try again" }) });
  cleanups.push(() => sink.close());
  const sender = await makeTestSender(admin, 3);
  const releaseId = await makeTestRelease(admin, sender);
  await expandAll(admin, sender.context, releaseId);
  setWallClockAhead(80);
  await startNode(sink.port);
  const deferred = () =>
    admin<{ seconds: number }[]>`
      select extract(epoch from due_at - now())::float8 seconds from queue where release_id = ${releaseId} and state = 'due' and attempts = 1`;
  await expect.poll(async () => (await deferred()).length, { timeout: 10_000 }).toBe(3);
  // The first wait of `next-attempt` is five minutes, and a tenth more to spread a crowd.
  for (const { seconds } of await deferred()) {
    expect(seconds).toBeGreaterThan(280);
    expect(seconds).toBeLessThan(331);
  }
});

test("after an outage longer than its life, a node that wakes up before the sweeper lets nothing leave", async () => {
  const sink = await startMailSink({});
  cleanups.push(() => sink.close());
  const sender = await makeTestSender(admin, 5);
  const releaseId = await makeTestRelease(admin, sender);
  await expandAll(admin, sender.context, releaseId);
  await admin`update queue set expires_at = expires_at - interval '73 hours', due_at = due_at - interval '73 hours' where release_id = ${releaseId}`;
  await startNode(sink.port);
  await expect
    .poll(async () => (await admin`select 1 from queue where release_id = ${releaseId}`).length, {
      timeout: 10_000,
    })
    .toBe(0);
  expect(sink.counts().messages).toBe(0);
  expect(
    await admin`select kind, reason, count(*)::int n from message_events where release_id = ${releaseId} group by 1, 2`,
  ).toEqual([{ kind: "failed", reason: "never-tried", n: 5 }]);
});

test("a campaign that is sent by a web process whose clock is ahead is due at once", async () => {
  const { author, approver, campaignId } = await makeTestCampaign(admin, 1);
  const { approvalId } = await requestApproval(author, { campaignId, comment: "" });
  await approveCampaign(approver, { approvalId, comment: "" });
  setWallClockAhead(2);
  const { releaseId } = await sendCampaign(author, { campaignId });
  expect(await admin`select due_at <= now() is_due from releases where id = ${releaseId}`).toEqual([
    { is_due: true },
  ]);
});
