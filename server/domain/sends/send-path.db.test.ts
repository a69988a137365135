import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { expandRelease } from "@/server/domain/releases/expand-release";
import { finishReleases } from "@/server/domain/releases/finish-releases";
import { planRelease } from "@/server/domain/releases/plan-release";
import { makeTestRelease, makeTestSender } from "@/server/domain/releases/testing-release";
import { leaseMail } from "./lease-mail";
import { markSending } from "./mark-sending";
import { holdNodeLock, recoverMail } from "./recover-mail";
import { settleMail } from "./settle-mail";
import { accepted, expandAll } from "./testing-delivery";

const { admin } = await makeTestDatabase();
const lease = { limit: 1_000, leaseSeconds: 60, quietTenants: [] };

const countsOf = async (releaseId: string) =>
  Object.fromEntries(
    (
      await admin`select kind || coalesce(nullif('/' || detail, '/'), '') k, sum(count)::int n from release_counts where release_id = ${releaseId} group by 1`
    ).map(({ k, n }) => [k, n]),
  );

test("everyone in the segment has one row, those excluded with their reason, however often a shard is expanded", async () => {
  const sender = await makeTestSender(admin, 10);
  const { tenantId } = sender.context;
  await admin`update consents set state = 'withdrawn' where tenant_id = ${tenantId} and contact_id = (select id from contacts where tenant_id = ${tenantId} and email_key = 'person0@example.test')`;
  await admin`insert into suppressions (tenant_id, address_hash, cause) select tenant_id, address_hash, 'hard-bounce' from contacts where tenant_id = ${tenantId} and email_key = 'person1@example.test'`;
  const releaseId = await makeTestRelease(admin, sender);
  await expandAll(admin, sender.context, releaseId);
  await expandAll(admin, sender.context, releaseId);
  const rows =
    await admin`select excluded_reason, count(*)::int n from sends where release_id = ${releaseId} group by 1 order by 1 nulls first`;
  expect(rows.map(({ excluded_reason, n }) => [excluded_reason, n])).toEqual([
    [null, 8],
    ["no-consent", 1],
    ["suppressed", 1],
  ]);
  expect(await admin`select 1 from queue where release_id = ${releaseId}`).toHaveLength(8);
  expect(await countsOf(releaseId)).toEqual({
    planned: 10,
    "excluded/no-consent": 1,
    "excluded/suppressed": 1,
  });
  expect(await admin`select state from releases where id = ${releaseId}`).toEqual([{ state: "sending" }]);
});

test("a release whose content was changed is not expanded: it is halted, and the shard stays open", async () => {
  const sender = await makeTestSender(admin, 1);
  const releaseId = await makeTestRelease(admin, sender);
  await planRelease(sender.context, { releaseId });
  await admin`update releases set content = jsonb_set(content, '{subject}', '"changed"') where id = ${releaseId}`;
  await expandRelease(sender.context, { releaseId, no: 0 });
  expect(
    await admin`select r.state, r.pause_reason, s.expanded_at from releases r join release_shards s on s.release_id = r.id where r.id = ${releaseId}`,
  ).toEqual([{ state: "paused", pause_reason: "changed-after-approval", expanded_at: null }]);
  expect(await admin`select 1 from sends where release_id = ${releaseId}`).toHaveLength(0);
});

test("lease, mark, settle: each mail once, and the release is done when the queue is empty", async () => {
  const sender = await makeTestSender(admin, 5);
  const releaseId = await makeTestRelease(admin, sender);
  await expandAll(admin, sender.context, releaseId);
  const mine = (mails: Awaited<ReturnType<typeof leaseMail>>) =>
    mails.filter((mail) => mail.releaseId === releaseId);
  const mails = mine(await leaseMail("node-a", lease));
  expect(mails).toHaveLength(5);
  expect(mails.every(({ reason, contact }) => reason === null && contact !== null)).toBe(true);
  expect(mine(await leaseMail("node-b", lease))).toHaveLength(0);
  expect(await markSending("node-b", mails, lease)).toEqual(new Set());
  expect((await markSending("node-a", mails, lease)).size).toBe(5);
  expect(
    await settleMail(
      "node-b",
      mails.map((mail) => accepted(mail)),
    ),
  ).toEqual([]);
  await finishReleases(
    await settleMail(
      "node-a",
      mails.map((mail) => accepted(mail)),
    ),
  );
  expect(
    await settleMail(
      "node-a",
      mails.map((mail) => accepted(mail)),
    ),
  ).toEqual([]);
  expect(await countsOf(releaseId)).toEqual({ planned: 5, accepted: 5 });
  expect(await admin`select state from releases where id = ${releaseId}`).toEqual([{ state: "done" }]);
});

test.each([
  {
    name: "the recipient opts out",
    reason: "no-consent",
    spoil: "update consents set state = 'withdrawn' where tenant_id = $1",
  },
  {
    name: "the address is suppressed",
    reason: "suppressed",
    spoil:
      "insert into suppressions (tenant_id, address_hash, cause) select tenant_id, address_hash, 'complaint' from contacts where tenant_id = $1",
  },
  {
    name: "the release is stopped",
    reason: "stopped",
    spoil: "update releases set state = 'stopped' where tenant_id = $1",
  },
  {
    name: "the tenant is suspended",
    reason: "tenant-suspended",
    spoil: "update tenants set standing = 'suspended' where tenant_id = $1",
  },
  {
    name: "the domain loses its proof",
    reason: "sender-domain",
    spoil: "update domains set verified_at = null where tenant_id = $1",
  },
  {
    name: "the contact is deleted",
    reason: "contact-deleted",
    spoil: "delete from contacts where tenant_id = $1",
  },
])("when $name between lease and body, nothing leaves", async ({ reason, spoil }) => {
  const sender = await makeTestSender(admin, 1);
  const releaseId = await makeTestRelease(admin, sender);
  await expandAll(admin, sender.context, releaseId);
  const mails = (await leaseMail("node-c", lease)).filter((mail) => mail.releaseId === releaseId);
  expect(mails).toHaveLength(1);
  await admin.unsafe(spoil, [sender.context.tenantId]);
  expect(await markSending("node-c", mails, lease)).toEqual(new Set());
  await recoverMail();
  const [again] = (await leaseMail("node-d", lease)).filter((mail) => mail.releaseId === releaseId);
  expect(again?.reason).toBe(reason);
});

test("a node that is gone: leased mail is due again, mail that was being sent is unknown and comes again later", async () => {
  const sender = await makeTestSender(admin, 4);
  const releaseId = await makeTestRelease(admin, sender);
  await expandAll(admin, sender.context, releaseId);
  const unlock = await holdNodeLock("node-gone");
  const mails = (await leaseMail("node-gone", lease)).filter((mail) => mail.releaseId === releaseId);
  await markSending("node-gone", mails.slice(0, 1), lease);
  await recoverMail();
  expect(await admin`select 1 from queue where lease_owner = 'node-gone'`).toHaveLength(4);
  await unlock();
  expect(await recoverMail()).toEqual({ due: 3, unknown: 1 });
  expect(await countsOf(releaseId)).toEqual({ planned: 4, "unknown/sending-lost": 1 });
  // The epoch fences the zombie: what it still believes to hold is no longer its own.
  expect(
    await settleMail(
      "node-gone",
      mails.map((mail) => accepted(mail)),
    ),
  ).toEqual([]);
  expect((await leaseMail("node-next", lease)).filter((mail) => mail.releaseId === releaseId)).toHaveLength(
    3,
  );
});

test("without its epoch a zombie would settle what another node holds", async () => {
  const sender = await makeTestSender(admin, 1);
  const releaseId = await makeTestRelease(admin, sender);
  await expandAll(admin, sender.context, releaseId);
  const [mail] = (await leaseMail("node-z", lease)).filter(({ releaseId: id }) => id === releaseId);
  if (!mail) throw new Error("nothing leased");
  await recoverMail();
  await leaseMail("node-z", lease);
  expect(await settleMail("node-z", [accepted(mail)])).toEqual([]);
  expect(await settleMail("node-z", [accepted({ ...mail, epoch: mail.epoch + 2 })])).toHaveLength(1);
});

test("a tenant with much mail does not keep the others waiting", async () => {
  const [big, small] = [await makeTestSender(admin, 200), await makeTestSender(admin, 3)];
  for (const sender of [big, small])
    await expandAll(admin, sender.context, await makeTestRelease(admin, sender));
  const mails = await leaseMail("node-f", { ...lease, limit: 20 });
  expect(mails.filter(({ tenantId }) => tenantId === small.context.tenantId)).toHaveLength(3);
});
