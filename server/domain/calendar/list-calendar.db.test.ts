import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import type { Context } from "@/server/platform/context";
import { listCalendar } from "./list-calendar";
import { listCalendarInput } from "./schema";

const { admin } = await makeTestDatabase();
let here: Context;
let elsewhere: Context;

type Release = { state: string; dueAt?: string; startedAt?: string; finishedAt?: string; kind?: string };

async function addCampaign(
  { tenantId }: Context,
  name: string,
  state: string,
  { wall = null, release }: { wall?: string | null; release?: Release } = {},
): Promise<void> {
  const [campaignId, approvalId, releaseId, person] = Array.from({ length: 4 }, () => randomUUID()) as [
    string,
    string,
    string,
    string,
  ];
  await admin`insert into campaigns (tenant_id, id, name, state, scheduled_wall, created_by)
    values (${tenantId}, ${campaignId}, ${name}, ${state}, ${wall}, 'test')`;
  if (state === "draft") return;
  await admin`insert into approvals (tenant_id, id, campaign_id, revision, content, content_sha256, audience_count, state, requested_by, hands, decided_by)
    values (${tenantId}, ${approvalId}, ${campaignId}, 1, '{}', '', 70, ${release ? "approved" : "open"}, ${randomUUID()}, '{}', ${release ? person : null})`;
  if (!release) return;
  const { dueAt = null, startedAt = null, finishedAt = null, kind = "campaign" } = release;
  await admin`insert into releases (tenant_id, id, kind, campaign_id, approval_id, approved_by, content, content_sha256, audience_count, stream, state, made_month, time_zone, due_at, started_at, finished_at)
    values (${tenantId}, ${releaseId}, ${kind}, ${campaignId}, ${approvalId}, ${person}, '{}', '', 50, 'bulk', ${release.state}, '2026-07-01', 'Asia/Tokyo', ${dueAt}, ${startedAt}, ${finishedAt})`;
  if (startedAt)
    await admin`insert into release_counts (tenant_id, release_id, kind, hour, count)
      values (${tenantId}, ${releaseId}, 'planned', ${startedAt}, 50), (${tenantId}, ${releaseId}, 'accepted', ${startedAt}, 30)`;
}

// July 14 in Tokyo is from 15:00 UTC of the 13th to 15:00 UTC of the 14th.
beforeAll(async () => {
  here = await makeTestTenant(admin);
  elsewhere = await makeTestTenant(admin);
  await addCampaign(here, "first minute", "sent", {
    release: { state: "done", startedAt: "2026-07-13T15:00:00Z", finishedAt: "2026-07-13T15:20:00Z" },
  });
  await addCampaign(here, "the day before", "sent", {
    release: { state: "done", startedAt: "2026-07-13T14:59:00Z", finishedAt: "2026-07-13T16:00:00Z" },
  });
  await addCampaign(here, "sending since yesterday", "sending", {
    release: { state: "sending", dueAt: "2026-07-13T10:00:00Z", startedAt: "2026-07-13T10:01:00Z" },
  });
  await addCampaign(here, "due at noon", "scheduled", {
    wall: "2026-07-14T12:00",
    release: { state: "scheduled", dueAt: "2026-07-14T03:00:00Z" },
  });
  await addCampaign(here, "wanted at seven", "in-review", { wall: "2026-07-14T19:00" });
  await addCampaign(here, "wanted tomorrow", "in-review", { wall: "2026-07-15T00:00" });
  await addCampaign(here, "draft", "draft", { wall: "2026-07-14T09:00" });
  await addCampaign(here, "cancelled", "cancelled", {
    wall: "2026-07-14T09:00",
    release: { state: "cancelled", dueAt: "2026-07-14T00:00:00Z" },
  });
  await addCampaign(here, "test", "in-review", {
    release: { state: "done", kind: "test", startedAt: "2026-07-14T01:00:00Z" },
  });
  await addCampaign(elsewhere, "foreign", "scheduled", {
    release: { state: "scheduled", dueAt: "2026-07-14T03:00:00Z" },
  });
});

test("a day holds what went, goes and is to go in it, in order, and nothing of another tenant", async () => {
  const entries = await listCalendar(here, { from: "2026-07-14", until: "2026-07-15" });
  expect(entries.map(({ name }) => name)).toEqual([
    "sending since yesterday",
    "first minute",
    "due at noon",
    "wanted at seven",
  ]);
  expect(entries[1]).toMatchObject({
    at: new Date("2026-07-13T15:00:00Z"),
    finishedAt: new Date("2026-07-13T15:20:00Z"),
    audienceCount: 50,
    planned: 50,
    waiting: 20,
  });
  expect(entries[2]).toMatchObject({ state: "scheduled", planned: null, waiting: null, finishedAt: null });
  expect(entries[3]).toMatchObject({ at: new Date("2026-07-14T10:00:00Z"), audienceCount: 70 });
});

test("several days are one list", async () => {
  const entries = await listCalendar(here, { from: "2026-07-13", until: "2026-07-20" });
  expect(entries.map(({ name }) => name)).toEqual([
    "sending since yesterday",
    "the day before",
    "first minute",
    "due at noon",
    "wanted at seven",
    "wanted tomorrow",
  ]);
});

test("only those who may read campaigns", async () => {
  const blind = { ...here, may: new Set<never>() };
  await expect(listCalendar(blind, { from: "2026-07-14", until: "2026-07-15" })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

test.each([
  { from: "2026-07-14", until: "2026-07-14" },
  { from: "2026-07-15", until: "2026-07-14" },
  { from: "2026-01-01", until: "2026-12-31" },
  { from: "2026-02-30", until: "2026-03-01" },
  { from: "2026-07-14", until: "2026-07-15", tenantId: "x" },
])("$from to $until is refused", (input) => {
  expect(listCalendarInput.safeParse(input).success).toBe(false);
});
