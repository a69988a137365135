import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { globalDatabase, withTenant } from "./client";
import { tenants } from "./schema";
import { makeTestDatabase } from "./testing";

const { admin } = await makeTestDatabase();
const [a, b] = ["0198c0de-0000-7000-8000-00000000000a", "0198c0de-0000-7000-8000-00000000000b"] as const;
await admin`insert into tenants (tenant_id, slug, name) values (${a}, 'a', 'A'), (${b}, 'b', 'B')`;

test("a tenant sees itself and nobody else", async () => {
  expect(await withTenant({ tenantId: a }, (tx) => tx.select({ slug: tenants.slug }).from(tenants))).toEqual([
    { slug: "a" },
  ]);
});

test("without a tenant a query is an error, not an empty answer", async () => {
  await expect(globalDatabase().select().from(tenants)).rejects.toMatchObject({
    cause: { message: "no tenant is set" },
  });
  // A connection that has served a tenant before is as strict as a fresh one.
  await withTenant({ tenantId: a }, (tx) => tx.execute(sql`select 1`));
  await expect(globalDatabase().select().from(tenants)).rejects.toMatchObject({
    cause: { message: "no tenant is set" },
  });
});

test("nothing can be written into another tenant", async () => {
  await expect(
    withTenant({ tenantId: a }, (tx) =>
      tx.execute(sql`insert into tags (tenant_id, name) values (${b}, 'x')`),
    ),
  ).rejects.toMatchObject({ cause: { code: "42501" } });
});
