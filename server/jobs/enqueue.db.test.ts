import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { makeTestDatabase } from "@/db/testing";
import { jobs } from "./catalog";
import { enqueue } from "./enqueue";

const { admin } = await makeTestDatabase();

test("a job of a release is one for its key, and is given up soon when its worker is gone", async () => {
  const [tenantId, releaseId] = [randomUUID(), randomUUID()];
  for (let turn = 0; turn < 2; turn++)
    await withTenant({ tenantId }, (tx) =>
      enqueue(tx, { tenantId }, jobs.expandRelease, { releaseId, no: 0 }, { key: `${releaseId}:0` }),
    );
  expect(
    await admin`select heartbeat_seconds from pgboss.job where name = 'expand-release' and singleton_key = ${`${releaseId}:0`}`,
  ).toEqual([{ heartbeat_seconds: 20 }]);
});

test("more transactions at once than the pool has connections all get their job, though the queue was never read", async () => {
  const tenantId = randomUUID();
  const approvals = Array.from({ length: 25 }, () => randomUUID());
  await Promise.all(
    approvals.map((approvalId) =>
      withTenant({ tenantId }, (tx) =>
        enqueue(tx, { tenantId }, jobs.notifyPeople, { approvalId, about: "requested" }),
      ),
    ),
  );
  expect(await admin`select 1 from pgboss.job where name = ${jobs.notifyPeople.name}`).toHaveLength(25);
});
