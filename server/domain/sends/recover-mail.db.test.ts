import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { makeTestRelease, makeTestSender } from "@/server/domain/releases/testing-release";
import { leaseMail } from "./lease-mail";
import { markSending } from "./mark-sending";
import { holdNodeLock, recoverMail } from "./recover-mail";
import { renewLeases } from "./renew-leases";
import { expandAll } from "./testing-delivery";

const { admin } = await makeTestDatabase();
const lease = { limit: 1_000, leaseSeconds: 60, quietTenants: [] };

async function queueMails(count: number): Promise<string> {
  const sender = await makeTestSender(admin, count);
  const releaseId = await makeTestRelease(admin, sender);
  await expandAll(admin, sender.context, releaseId);
  return releaseId;
}

const locks = () =>
  admin<
    { pid: number }[]
  >`select pid from pg_locks where locktype = 'advisory' and classid = 4812 and granted and database = (select oid from pg_database where datname = current_database())`;

test("a living node whose connection breaks says again that it lives, and keeps what it is sending", async () => {
  await queueMails(3);
  const unlock = await holdNodeLock("node-cut");
  const mails = await leaseMail("node-cut", lease);
  await markSending("node-cut", mails, lease);
  const [before] = await locks();
  await admin`select pg_terminate_backend(${before?.pid ?? 0})`;
  expect(await recoverMail()).toEqual({ due: 0, unknown: 0 });
  await expect.poll(async () => (await locks()).length, { timeout: 5_000 }).toBe(1);
  expect(await recoverMail()).toEqual({ due: 0, unknown: 0 });
  await unlock();
  expect(await recoverMail()).toEqual({ due: 0, unknown: 3 });
  await admin`delete from queue`;
});

test("a lease whose answer never reached its node runs out, although the node lives and renews the others", async () => {
  await queueMails(2);
  const unlock = await holdNodeLock("node-deaf");
  const [held, lost] = await leaseMail("node-deaf", lease);
  if (!held || !lost) throw new Error("nothing leased");
  await admin`update queue set due_at = now() + interval '1 second'`;
  await renewLeases("node-deaf", [held], 60);
  await expect.poll(recoverMail, { timeout: 5_000, interval: 300 }).toEqual({ due: 1, unknown: 0 });
  expect(await admin`select id from queue where state = 'due'`).toEqual([{ id: lost.id }]);
  await unlock();
  await admin`delete from queue`;
});

test("a mail that broke off behind its dot is not sent again after its lifetime", async () => {
  const releaseId = await queueMails(1);
  const mails = await leaseMail("node-old", lease);
  await markSending("node-old", mails, lease);
  await admin`update queue set expires_at = now() + interval '5 minutes'`;
  expect(await recoverMail()).toEqual({ due: 0, unknown: 1 });
  expect(await admin`select 1 from queue where release_id = ${releaseId}`).toHaveLength(0);
  expect(
    await admin`select kind, reason from message_events where release_id = ${releaseId} order by kind`,
  ).toEqual([
    { kind: "failed", reason: "expired" },
    { kind: "unknown", reason: "sending-lost" },
  ]);
});
