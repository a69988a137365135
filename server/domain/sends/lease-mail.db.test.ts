import { expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { pauseCampaign } from "@/server/domain/campaigns/pause-campaign";
import { resumeCampaign } from "@/server/domain/campaigns/resume-campaign";
import { makeTestRelease, makeTestSender } from "@/server/domain/releases/testing-release";
import { expireMail } from "./expire-mail";
import { explainWithheld } from "./explain-withheld";
import { leaseMail } from "./lease-mail";
import { expandAll } from "./testing-delivery";

const { admin } = await makeTestDatabase();
const lease = { limit: 1_000, leaseSeconds: 60, quietTenants: [] as string[] };

async function queueMails(count: number) {
  const sender = await makeTestSender(admin, count);
  const releaseId = await makeTestRelease(admin, sender);
  await expandAll(admin, sender.context, releaseId);
  await admin`update campaigns set state = 'sending' where id = ${sender.campaignId}`;
  return { ...sender, tenantId: sender.context.tenantId, releaseId };
}
/** Every row as it is and as it was written: `xmin` changes with each update. */
const rowsOf = (releaseId: string) =>
  admin`select xmin::text, q.* from queue q where release_id = ${releaseId} order by id`;

test("a node that has room for one mail at a time serves all tenants", async () => {
  await queueMails(30);
  await queueMails(30);
  const served = new Set<string>();
  for (let turn = 0; turn < 25; turn++)
    for (const { tenantId } of await leaseMail("node-full", { ...lease, limit: 1 })) served.add(tenantId);
  expect(served.size).toBe(2);
  await admin`delete from queue`;
});

test("mail of a paused release is not touched, does not age, and leaves as soon as it is resumed", async () => {
  const { context, campaignId, releaseId } = await queueMails(3);
  await pauseCampaign(context, { campaignId });
  const before = await rowsOf(releaseId);
  expect(await leaseMail("node-p", lease)).toEqual([]);
  expect(await rowsOf(releaseId)).toEqual(before);
  // As if it had been paused for 80 of the last 81 hours.
  await admin`update queue set expires_at = expires_at - interval '81 hours' where release_id = ${releaseId}`;
  await admin`update releases set started_at = now() - interval '81 hours', paused_at = now() - interval '80 hours' where id = ${releaseId}`;
  expect(await expireMail()).toBe(0);
  await resumeCampaign(context, { campaignId });
  expect(await expireMail()).toBe(0);
  const mails = await leaseMail("node-p", lease);
  expect(mails.map(({ reason, attempts }) => ({ reason, attempts }))).toEqual(
    Array.from({ length: 3 }, () => ({ reason: null, attempts: 1 })),
  );
  const hoursLeft = ((mails[0]?.expiresAt.getTime() ?? 0) - Date.now()) / 3_600_000;
  expect(hoursLeft).toBeGreaterThan(70.9);
  expect(hoursLeft).toBeLessThan(71.1);
  await admin`delete from queue`;
});

test.each([
  {
    what: "a paused tenant",
    hold: (tenantId: string) =>
      admin`update tenants set standing = 'paused' where tenant_id = ${tenantId}`.then(() => lease),
    free: (tenantId: string) =>
      admin`update tenants set standing = 'active' where tenant_id = ${tenantId}`.then(() => lease),
  },
  {
    what: "a tenant whose quiet hours have come",
    hold: async (tenantId: string) => ({ ...lease, quietTenants: [tenantId] }),
    free: async () => lease,
  },
])("mail of $what is not touched, and leaves when that ends", async ({ hold, free }) => {
  const { tenantId, releaseId } = await queueMails(3);
  const { releaseId: other } = await queueMails(2);
  const held = await hold(tenantId);
  const before = await rowsOf(releaseId);
  const mails = await leaseMail("node-t", held);
  expect(mails.map((mail) => mail.releaseId)).toEqual([other, other]);
  expect(await rowsOf(releaseId)).toEqual(before);
  expect(await leaseMail("node-t", await free(tenantId))).toHaveLength(3);
  await admin`delete from queue`;
});

test("a hundred thousand resting mails cost the next lease nothing", async () => {
  const { context, campaignId, releaseId } = await queueMails(1);
  await admin`insert into queue (tenant_id, id, made_month, release_id, contact_id, domain, stream, expires_at)
    select tenant_id, uuidv7(), made_month, release_id, contact_id, domain, stream, expires_at from queue cross join generate_series(1, 100000)`;
  await pauseCampaign(context, { campaignId });
  await queueMails(5);
  await admin`analyze`;
  const times: number[] = [];
  let leased = 0;
  for (let turn = 0; turn < 5; turn++) {
    const began = performance.now();
    leased += (await leaseMail("node-r", lease)).length;
    times.push(performance.now() - began);
  }
  expect(leased).toBe(5);
  // Passing over each resting row takes several times as long, even in the best of five.
  expect(Math.min(...times)).toBeLessThan(50);
  expect(await admin`select 1 from queue where release_id = ${releaseId} and lease_epoch > 0`).toHaveLength(
    0,
  );
  await admin`delete from queue`;
}, 30_000);

test("a short mail among a tenant's long ones has its turn", async () => {
  const { context, campaignId, ...sender } = await queueMails(300);
  const second = await makeTestRelease(admin, { ...sender, context, campaignId });
  await expandAll(admin, context, second);
  await admin`delete from queue where release_id = ${second} and id <> (select id from queue where release_id = ${second} limit 1)`;
  let turns = 0;
  while (!(await leaseMail("node-l", { ...lease, limit: 10 })).some(({ releaseId }) => releaseId === second))
    if (++turns > 25) throw new Error("its turn never came");
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
