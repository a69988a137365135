import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { makeTestRelease, makeTestSender } from "@/server/domain/releases/testing-release";
import { explainWithheld } from "./explain-withheld";
import { judgeReason } from "./judge-reason";
import { leaseMail } from "./lease-mail";
import { settleMail } from "./settle-mail";
import { expandAll } from "./testing-delivery";

const { admin } = await makeTestDatabase();
const lease = { limit: 1_000, leaseSeconds: 60, quietTenants: [] as string[] };

async function queueMails(count: number) {
  const sender = await makeTestSender(admin, count);
  const releaseId = await makeTestRelease(admin, sender);
  await expandAll(admin, sender.context, releaseId);
  return { tenantId: sender.context.tenantId, releaseId };
}

test("a node that has room for one mail at a time serves all tenants", async () => {
  await queueMails(30);
  await queueMails(30);
  const served = new Set<string>();
  for (let turn = 0; turn < 25; turn++)
    for (const { tenantId } of await leaseMail("node-full", { ...lease, limit: 1 })) served.add(tenantId);
  expect(served.size).toBe(2);
  await admin`delete from queue`;
});

test("a mail that had to wait is dated when it is tried, and the wait does not use up its lifetime", async () => {
  const { tenantId, releaseId } = await queueMails(1);
  await admin`update queue set expires_at = now() + interval '1 minute'`;
  const [waiting] = await leaseMail("node-w", { ...lease, quietTenants: [tenantId] });
  if (!waiting) throw new Error("nothing leased");
  expect(waiting.reason).toBe("quiet-hours");
  await settleMail("node-w", [judgeReason(waiting, "quiet-hours", new Date())]);
  expect(
    await admin`select attempts, first_tried_at, expires_at > due_at + interval '50 seconds' "isAlive" from queue where release_id = ${releaseId}`,
  ).toEqual([{ attempts: 0, first_tried_at: null, isAlive: true }]);
  await admin`delete from queue`;
});

test("why a mail was withheld: a reason, none any more, or it is not this node's", async () => {
  const { tenantId } = await queueMails(1);
  const [mail] = await leaseMail("node-e", lease);
  if (!mail) throw new Error("nothing leased");
  expect(await explainWithheld("node-e", mail, [tenantId])).toEqual({ reason: "quiet-hours" });
  expect(await explainWithheld("node-e", mail, [])).toEqual({ reason: null });
  expect(await explainWithheld("node-other", mail, [])).toBeNull();
});
