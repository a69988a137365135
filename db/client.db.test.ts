import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { globalDatabase, withTenant, workerSession } from "./client";
import { tags } from "./schema";
import { makeTestDatabase } from "./testing";

const { admin } = await makeTestDatabase();
const tenantId = "0198c0de-0000-7000-8000-00000000000a";
await admin`insert into tenants (tenant_id, slug, name) values (${tenantId}, 'a', 'A')`;

const endBackend = async (pid: number | undefined) => {
  await admin`select pg_terminate_backend(${pid ?? 0}, 5000)`;
};
const later = () => new Promise((resolve) => setTimeout(resolve, 50));

test.each([
  { length: 1, why: "a short query, that is put off to be sent with others" },
  { length: 2_000, why: "a long query, that is sent at once" },
])("a transaction whose connection broke is refused all that it still asks for: $why", async ({ length }) => {
  const outcomes: PromiseSettledResult<unknown>[] = [];
  const over = Promise.withResolvers<void>();
  await expect(
    withTenant({ tenantId }, async (tx) => {
      const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() pid`);
      await endBackend(row?.pid);
      await later();
      for (let attempt = 0; attempt < 3; attempt++)
        outcomes.push(
          ...(await Promise.allSettled([tx.insert(tags).values({ tenantId, name: "x".repeat(length) })])),
        );
      over.resolve();
    }),
  ).rejects.toThrow();
  await over.promise;
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(await withTenant({ tenantId }, (tx) => tx.select().from(tags))).toEqual([]);
});

test("what a broken transaction still wants never runs in another's", async () => {
  // One connection: the second transaction must get the next life of the one that broke.
  const one = workerSession();
  const [broke, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const late: PromiseSettledResult<unknown>[] = [];
  const first = one.begin(async (tx) => {
    const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() pid`;
    await endBackend(row?.pid);
    broke.resolve();
    await over.promise;
    late.push(...(await Promise.allSettled([tx`create temp table late (x int)`])));
    throw new Error("and rolls back");
  });
  first.catch(() => undefined);
  await broke.promise;
  await later();
  await one.begin(async (tx) => {
    await tx`create temp table kept (x int) on commit drop`;
    over.resolve();
    await later();
    expect(
      await tx`select to_regclass('kept') is not null as kept, to_regclass('late') is null as clean`,
    ).toEqual([{ kept: true, clean: true }]);
  });
  await expect(first).rejects.toThrow();
  expect(late.map(({ status }) => status)).toEqual(["rejected"]);
  await one.end({ timeout: 5 });
});

test("a transaction may not wait for a second connection of its pool", async () => {
  const context = { tenantId };
  await expect(withTenant(context, () => withTenant(context, async () => 1))).rejects.toThrow(
    "second connection",
  );
  await expect(withTenant(context, async () => globalDatabase())).rejects.toThrow("second connection");
  // One after the other is well.
  await withTenant(context, async () => 1);
  expect(await globalDatabase().execute(sql`select 1 as one`)).toEqual([{ one: 1 }]);
});
