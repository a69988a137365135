import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { makeTestDatabase } from "@/db/testing";
import { sumCounts } from "@/server/domain/releases/sum-counts";
import { makeTestRelease, makeTestSender } from "@/server/domain/releases/testing-release";
import { checkInvariants } from "./check-invariants";
import { expireMail } from "./expire-mail";
import { judgeReason } from "./judge-reason";
import { leaseMail } from "./lease-mail";
import { settleMail } from "./settle-mail";
import { accepted, expandAll } from "./testing-delivery";

const { admin } = await makeTestDatabase();
const lease = { limit: 1_000, leaseSeconds: 60, quietTenants: [] as string[] };

async function queueMails(count: number) {
  const sender = await makeTestSender(admin, count);
  const releaseId = await makeTestRelease(admin, sender);
  await expandAll(admin, sender.context, releaseId);
  await admin`update campaigns set state = 'sending' where id = ${sender.campaignId}`;
  return { ...sender, releaseId };
}
/** As if nothing had run for so long. */
async function outage(releaseId: string, hours: number) {
  const lost = `${hours} hours`;
  await admin`update releases set started_at = started_at - ${lost}::interval where id = ${releaseId}`;
  await admin`update queue set due_at = due_at - ${lost}::interval, expires_at = expires_at - ${lost}::interval where release_id = ${releaseId}`;
}
const eventsOf = (releaseId: string) =>
  admin`select kind, reason, count(*)::int n from message_events where release_id = ${releaseId} group by 1, 2 order by 1, 2`;

test("after an outage longer than its life, mail that nobody tried does not leave; the report adds up", async () => {
  const { context, campaignId, releaseId } = await queueMails(5);
  await outage(releaseId, 73);
  // A node may ask before the sweeper does: it is told so, and the last look refuses, too.
  const [asked] = await leaseMail("node-x", { ...lease, limit: 1 });
  if (!asked) throw new Error("nothing leased");
  expect(asked.reason).toBe("expired");
  await settleMail("node-x", [judgeReason(asked, "expired", new Date())]);
  expect(await expireMail()).toBe(4);
  expect(await eventsOf(releaseId)).toEqual([{ kind: "failed", reason: "never-tried", n: 5 }]);
  const sums = (await withTenant(context, (tx) => sumCounts(tx, context, [releaseId]))).get(releaseId);
  expect(sums).toMatchObject({ planned: 5, failed: 5, waiting: 0, accepted: 0 });
  expect(
    await admin`select r.state, c.state campaign from releases r join campaigns c on c.id = ${campaignId} where r.id = ${releaseId}`,
  ).toEqual([{ state: "done", campaign: "sent" }]);
  expect(await checkInvariants(admin)).toEqual([]);
});

test("an outage shorter than its life harms no mail", async () => {
  const { releaseId } = await queueMails(2);
  await outage(releaseId, 71);
  expect(await expireMail()).toBe(0);
  const mails = await leaseMail("node-y", lease);
  expect(mails.map(({ reason }) => reason)).toEqual([null, null]);
  await settleMail(
    "node-y",
    mails.map((mail) => accepted(mail)),
  );
});

test("what receivers put off to its end is told from what nobody tried, and what a node holds is the node's", async () => {
  const { releaseId } = await queueMails(3);
  const [held, tried] = await leaseMail("node-z", { ...lease, limit: 2 });
  if (!held || !tried) throw new Error("nothing leased");
  const later = new Date(Date.now() + 60_000).toISOString();
  await settleMail("node-z", [
    accepted(tried, { act: "again", dueAt: later, kind: "deferred", reason: "greylist", reply: "451" }),
  ]);
  await outage(releaseId, 80);
  expect(await expireMail()).toBe(2);
  expect(await eventsOf(releaseId)).toEqual([
    { kind: "deferred", reason: "greylist", n: 1 },
    { kind: "failed", reason: "expired", n: 1 },
    { kind: "failed", reason: "never-tried", n: 1 },
  ]);
  expect(await admin`select id from queue where release_id = ${releaseId}`).toEqual([{ id: held.id }]);
  await settleMail("node-z", [accepted(held)]);
  expect(await checkInvariants(admin)).toEqual([]);
});

test("however much there is, it goes in batches", async () => {
  const { releaseId } = await queueMails(1);
  await admin`insert into queue (tenant_id, id, made_month, release_id, contact_id, domain, stream, expires_at)
    select tenant_id, uuidv7(), made_month, release_id, contact_id, domain, stream, expires_at from queue cross join generate_series(1, 12000)
    where release_id = ${releaseId}`;
  await outage(releaseId, 73);
  expect(await expireMail()).toBe(12_001);
  expect(await admin`select 1 from queue where release_id = ${releaseId}`).toHaveLength(0);
  expect(await eventsOf(releaseId)).toEqual([{ kind: "failed", reason: "never-tried", n: 12_001 }]);
}, 60_000);

test.each([
  {
    what: "its account is paused",
    hold: (tenantId: string) => admin`update tenants set standing = 'paused' where tenant_id = ${tenantId}`,
    free: (tenantId: string) => admin`update tenants set standing = 'active' where tenant_id = ${tenantId}`,
  },
  {
    what: "it is night",
    // Two ranges that are never both quiet: one of them is now.
    hold: (tenantId: string) =>
      admin`update tenants set time_zone = 'UTC', quiet_from_hour = case when extract(hour from now() at time zone 'UTC') < 12 then 0 else 12 end,
        quiet_to_hour = case when extract(hour from now() at time zone 'UTC') < 12 then 12 else 0 end where tenant_id = ${tenantId}`,
    free: (tenantId: string) =>
      admin`update tenants set quiet_from_hour = null, quiet_to_hour = null where tenant_id = ${tenantId}`,
  },
])(
  "the time for which mail must wait because $what does not age it; an outage does",
  async ({ hold, free }) => {
    const { context, releaseId } = await queueMails(2);
    const waited = async () => {
      const [row] = await admin<{ seconds: number; isHeld: boolean }[]>`
      select waited_seconds seconds, held_at is not null "isHeld" from releases where id = ${releaseId}`;
      return row;
    };
    const seenBefore = (interval: string) =>
      admin`update releases set held_at = held_at - ${interval}::interval where id = ${releaseId}`;
    await hold(context.tenantId);
    await expireMail();
    expect(await waited()).toEqual({ seconds: 0, isHeld: true });
    // Its life would have ended two minutes ago, three minutes after the sweeper saw that it waits.
    await seenBefore("4 minutes");
    await outage(releaseId, 72);
    await admin`update queue set expires_at = now() - interval '2 minutes' where release_id = ${releaseId}`;
    expect(await expireMail()).toBe(0);
    expect((await waited())?.seconds).toBeGreaterThanOrEqual(240);
    expect((await waited())?.seconds).toBeLessThan(250);
    // Nobody looked for six hours: nothing ran.
    await seenBefore("6 hours");
    expect(await expireMail()).toBe(0);
    expect((await waited())?.seconds).toBeLessThan(250);
    await free(context.tenantId);
    await seenBefore("1 minute");
    expect(await expireMail()).toBe(0);
    expect((await waited())?.isHeld).toBe(false);
    expect((await waited())?.seconds).toBeGreaterThanOrEqual(300);
    await admin`update queue set expires_at = now() - interval '6 minutes' where release_id = ${releaseId}`;
    expect(await expireMail()).toBe(2);
  },
);
