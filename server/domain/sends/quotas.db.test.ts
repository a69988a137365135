import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { noteWaits } from "@/server/domain/releases/note-waits";
import { makeTestRelease, makeTestSender, type TestSender } from "@/server/domain/releases/testing-release";
import { leaseMail } from "./lease-mail";
import { listSpentTenants } from "./list-spent-tenants";
import { markSending } from "./mark-sending";
import { expandAll } from "./testing-delivery";

const { admin } = await makeTestDatabase();
let sender: TestSender;
let releaseId: string;

beforeEach(async () => {
  await admin`truncate queue, release_counts`;
  sender = await makeTestSender(admin, 20);
  releaseId = await makeTestRelease(admin, sender);
  await expandAll(admin, sender.context, releaseId);
});

const set = (columns: Record<string, string | number | null>) =>
  admin`update tenants set ${admin(columns)} where tenant_id = ${sender.context.tenantId}`;
const count = (kind: string, hour: string, mails: number) =>
  admin`insert into release_counts (tenant_id, release_id, kind, hour, count)
    values (${sender.context.tenantId}, ${randomUUID()}, ${kind}, ${admin.unsafe(hour)}, ${mails})`;
const lease = async (limit = 100) =>
  leaseMail(`node-${randomUUID()}`, {
    limit,
    leaseSeconds: 60,
    quietTenants: [],
    spentTenants: await listSpentTenants(),
  });

test("a day ends when its quota has left, and what is leased counts as gone", async () => {
  await set({ daily_quota: 12 });
  await count("accepted", "date_trunc('hour', now())", 3);
  await count("bounced", "date_trunc('hour', now())", 2);
  expect(await lease(4)).toHaveLength(4);
  expect(await lease()).toHaveLength(3);
  expect(await lease()).toHaveLength(0);
  await set({ daily_quota: null });
  expect(await lease()).toHaveLength(13);
});

test("yesterday's mails are not today's", async () => {
  await set({ daily_quota: 12, time_zone: "Asia/Tokyo" });
  await count("accepted", "date_trunc('day', now(), 'Asia/Tokyo') - interval '1 hour'", 12);
  expect(await lease()).toHaveLength(12);
});

test.each([
  { what: "is used up", mails: 500, left: 0 },
  { what: "has one left", mails: 499, left: 20 },
])("a month that $what lets $left mails leave", async ({ mails, left }) => {
  await set({ monthly_quota: 500, time_zone: "Asia/Tokyo" });
  await count("accepted", "date_trunc('month', now(), 'Asia/Tokyo')", mails);
  await count("accepted", "date_trunc('month', now(), 'Asia/Tokyo') - interval '1 hour'", 10_000);
  expect(await lease()).toHaveLength(left);
});

test("a trial that is over keeps its mail, and a mail that is held already does not leave either", async () => {
  await set({ standing: "trial", trial_ends_at: new Date(Date.now() + 60_000).toISOString() });
  const [mail] = await lease(1);
  await set({ trial_ends_at: new Date(Date.now() - 1_000).toISOString() });
  expect(await lease()).toHaveLength(0);
  const [held] = await admin<
    { owner: string }[]
  >`select lease_owner owner from queue where id = ${mail?.id ?? ""}`;
  expect(
    await markSending(held?.owner ?? "", mail ? [mail] : [], { leaseSeconds: 60, quietTenants: [] }),
  ).toEqual(new Set());
  await set({ standing: "active" });
  expect(await lease()).toHaveLength(19);
});

test("waiting for a quota does not age a mail", async () => {
  await set({ daily_quota: 0 });
  await noteWaits();
  await admin`update releases set held_at = held_at - interval '2 minutes' where id = ${releaseId}`;
  await noteWaits();
  const [row] = await admin`select waited_seconds >= 120 has_waited from releases where id = ${releaseId}`;
  expect(row).toEqual({ has_waited: true });
});

test("one tenant's used-up day is not another's", async () => {
  await set({ daily_quota: 0 });
  const other = await makeTestSender(admin, 5);
  await expandAll(admin, other.context, await makeTestRelease(admin, other));
  const taken = await lease();
  expect(taken.map(({ tenantId }) => tenantId)).toEqual(Array(5).fill(other.context.tenantId));
});
