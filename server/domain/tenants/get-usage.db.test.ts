import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { makeTestDatabase } from "@/db/testing";
import { makeTestTenant } from "@/server/domain/contacts/testing-tenant";
import type { Context } from "@/server/platform/context";
import { getUsage } from "./get-usage";

const { admin } = await makeTestDatabase();
let here: Context;
let elsewhere: Context;

const add = (context: Context, hour: string, count: number, kind = "accepted") =>
  admin`insert into release_counts (tenant_id, release_id, kind, hour, count)
    values (${context.tenantId}, ${randomUUID()}, ${kind}, ${hour}, ${count})`;

beforeAll(async () => {
  here = await makeTestTenant(admin);
  elsewhere = await makeTestTenant(admin);
  // July in Tokyo begins at 15:00 UTC on June 30.
  await add(here, "2026-06-30T14:00:00Z", 1);
  await add(here, "2026-06-30T15:00:00Z", 20);
  await add(here, "2026-07-31T14:00:00Z", 300);
  await add(here, "2026-07-31T15:00:00Z", 4_000);
  await add(here, "2026-07-10T00:00:00Z", 50_000, "bounced");
  await add(elsewhere, "2026-07-10T00:00:00Z", 600_000);
});

test("a month is the tenant's own, counts what was accepted, and nobody else's", async () => {
  expect(await getUsage(here, new Date("2026-07-14T00:00:00Z"))).toEqual({
    accepted: 320,
    limit: 1_000_000,
    from: new Date("2026-06-30T15:00:00Z"),
    until: new Date("2026-07-31T15:00:00Z"),
  });
});

test.each([
  { now: "2026-06-30T14:59:59Z", accepted: 1 },
  { now: "2026-06-30T15:00:00Z", accepted: 320 },
  { now: "2026-08-31T14:59:59Z", accepted: 4_000 },
  { now: "2026-12-31T15:00:00Z", accepted: 0 },
])("at $now it is $accepted", async ({ now, accepted }) => {
  expect((await getUsage(here, new Date(now))).accepted).toBe(accepted);
});

test("December ends with the year", async () => {
  const { from, until } = await getUsage(here, new Date("2026-12-15T00:00:00Z"));
  expect([from.toISOString(), until.toISOString()]).toEqual([
    "2026-11-30T15:00:00.000Z",
    "2026-12-31T15:00:00.000Z",
  ]);
});

test("a tenant that is gone has no usage", async () => {
  const gone = { ...here, tenantId: randomUUID() as Context["tenantId"] };
  await expect(getUsage(gone)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
