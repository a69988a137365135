import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { stopCampaign } from "@/server/domain/campaigns/stop-campaign";
import { checkInvariants } from "@/server/domain/sends/check-invariants";
import { leaseMail } from "@/server/domain/sends/lease-mail";
import { settleMail } from "@/server/domain/sends/settle-mail";
import { accepted, expandAll } from "@/server/domain/sends/testing-delivery";
import { cancelRelease } from "./cancel-release";
import { expandRelease } from "./expand-release";
import { finishReleases } from "./finish-releases";
import { planRelease } from "./plan-release";
import { makeTestRelease, makeTestSender } from "./testing-release";

const { admin } = await makeTestDatabase();
const lease = { limit: 1_000, leaseSeconds: 60, quietTenants: [] as string[] };
const moment = () => new Promise((resolve) => setTimeout(resolve, 100));

async function makeRunning(contactCount: number) {
  const sender = await makeTestSender(admin, contactCount);
  await admin`update campaigns set state = 'sending' where id = ${sender.campaignId}`;
  const releaseId = await makeTestRelease(admin, sender);
  return { ...sender, releaseId };
}
const endOf = async (releaseId: string) => {
  const [row] = await admin<{ state: string; finished: Date | null; last: Date | null }[]>`
    select state, finished_at finished, (select max(occurred_at) from message_events where release_id = ${releaseId}) last
    from releases where id = ${releaseId}`;
  return row;
};

test("a stop while a shard is being written: the release ends when the last of its mail is cancelled, not before", async () => {
  const { context, campaignId, releaseId } = await makeRunning(4);
  await planRelease(context, { releaseId });
  let expanding: Promise<unknown> = Promise.resolve();
  let cancelling: Promise<unknown> = Promise.resolve();
  await admin.begin(async (tx) => {
    // The shard has been read as one of a running release, and waits to write its mail.
    await tx`lock table queue in share row exclusive mode`;
    expanding = expandRelease(context, { releaseId, no: 0 });
    await moment();
    await stopCampaign(context, { campaignId });
    cancelling = cancelRelease(context, { releaseId });
    await moment();
    await finishReleases();
    expect(await endOf(releaseId)).toMatchObject({ state: "stopped", finished: null });
  });
  await Promise.all([expanding, cancelling]);
  expect(await admin`select 1 from queue where release_id = ${releaseId}`).toHaveLength(0);
  const end = await endOf(releaseId);
  expect(end?.last).not.toBeNull();
  expect(end?.finished).toEqual(end?.last);
  expect(await checkInvariants(admin)).toEqual([]);
});

test("a release is finished at the instant at which its last mail was settled, whenever that is noticed", async () => {
  const { context, campaignId, releaseId } = await makeRunning(3);
  await expandAll(admin, context, releaseId);
  const [held, ...others] = await leaseMail("node-s", lease);
  if (!held) throw new Error("nothing leased");
  await settleMail(
    "node-s",
    others.map((mail) => accepted(mail)),
  );
  await stopCampaign(context, { campaignId });
  await cancelRelease(context, { releaseId });
  // A node still holds one of them.
  expect(await endOf(releaseId)).toMatchObject({ state: "stopped", finished: null });
  await moment();
  await settleMail("node-s", [accepted(held)]);
  await moment();
  await finishReleases();
  const end = await endOf(releaseId);
  expect(end?.finished).toEqual(end?.last);
});

test("a release of nobody is finished when that is noticed", async () => {
  const { context, releaseId } = await makeRunning(0);
  await expandAll(admin, context, releaseId);
  await finishReleases();
  const end = await endOf(releaseId);
  expect(end?.state).toBe("done");
  expect(Math.abs((end?.finished?.getTime() ?? 0) - Date.now())).toBeLessThan(5_000);
});
