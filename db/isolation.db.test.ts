import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { globalDatabase, withTenant } from "./client";
import { ofTenant } from "./of-tenant";
import { tags, tenants } from "./schema";
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

const namesOf = (tenantId: string, where?: "predicate") =>
  withTenant({ tenantId }, async (tx) => {
    const query = tx.select({ name: tags.name }).from(tags);
    const rows = await (where ? query.where(ofTenant(tags, { tenantId })) : query).orderBy(tags.name);
    return rows.map(({ name }) => name);
  });

test("the policy alone keeps tenants apart, and so does the predicate alone; without both nothing does", async () => {
  await admin`insert into tags (tenant_id, name) values (${a}, 'of a'), (${b}, 'of b')`;
  expect(await namesOf(a)).toEqual(["of a"]);
  await admin`alter policy tenant on tags using (true)`;
  expect(await namesOf(a, "predicate")).toEqual(["of a"]);
  expect(await namesOf(a)).toEqual(["of a", "of b"]);
  await admin`alter policy tenant on tags using (tenant_id = current_tenant())`;
  expect(await namesOf(a)).toEqual(["of a"]);
});

test("a hundred transactions of two tenants over shared connections never mix", async () => {
  const asked = Array.from({ length: 100 }, (_, no) => (no % 2 === 0 ? a : b));
  const seen = await Promise.all(
    asked.map((tenantId) =>
      withTenant({ tenantId }, (tx) => tx.select({ slug: tenants.slug }).from(tenants)),
    ),
  );
  expect(seen).toEqual(asked.map((tenantId) => [{ slug: tenantId === a ? "a" : "b" }]));
});

test("a partition cannot be reached by its name", async () => {
  const [partition] =
    await admin`select relname from pg_class where relispartition and relkind = 'r' and relname like 'sends%' limit 1`;
  await expect(
    withTenant({ tenantId: a }, (tx) =>
      tx.execute(sql`select * from ${sql.identifier(String(partition?.relname))}`),
    ),
  ).rejects.toMatchObject({ cause: { code: "42501" } });
});
