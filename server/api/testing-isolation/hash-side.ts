import type postgres from "postgres";

/** What is looked at, as SQL: one row set per table that can hold something of a tenant or of its people. */
async function rowSets(admin: postgres.Sql): Promise<{ name: string; where: string }[]> {
  const columns = await admin<{ name: string; column: string }[]>`
    select c.oid::regclass::text as name, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
      and (a.attname in ('tenant_id', 'tenant', 'person_id') or c.relname = 'people' and a.attname = 'id') order by 1, 2`;
  const byTable = new Map<string, string[]>();
  for (const { name, column } of columns) byTable.set(name, [...(byTable.get(name) ?? []), column]);
  const sets = [...byTable].map(([name, found]) => {
    const [column = ""] = ["tenant_id", "tenant", "person_id", "id"].filter((one) => found.includes(one));
    return {
      name,
      where: column.startsWith("tenant") ? `t.${column} = $1::uuid` : `t.${column} = any ($2::uuid[])`,
    };
  });
  return [...sets, { name: "pgboss.job", where: "t.data->>'tenantId' = $1::text" }];
}

export type Side = { readonly tenantId: string; readonly personIds: readonly string[] };

/** Makes a function that gives every table's rows of a tenant, of its people and of its jobs, as one hash per table. */
export async function hasherOf(
  admin: postgres.Sql,
  { tenantId, personIds }: Side,
): Promise<() => Promise<Record<string, string>>> {
  const sets = await rowSets(admin);
  const query = sets
    .map(
      ({ name, where }) =>
        `select '${name}' as name, coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as hash from ${name} t where ${where}`,
    )
    .join(" union all ");
  return async () => {
    const rows = await admin.unsafe<{ name: string; hash: string }[]>(query, [
      tenantId,
      personIds as string[],
    ]);
    return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
  };
}

/** Tables in which a row of this tenant, or a job of it, has one of these words in it. */
export async function tablesWith(
  admin: postgres.Sql,
  { tenantId, personIds }: Side,
  words: readonly string[],
): Promise<{ table: string; word: string }[]> {
  const sets = await rowSets(admin);
  const query = sets
    .map(
      ({ name, where }) =>
        `select distinct '${name}' as table, w.word from ${name} t join unnest($3::text[]) w (word) on t::text ilike '%' || w.word || '%' where ${where}`,
    )
    .join(" union all ");
  return admin.unsafe(query, [tenantId, personIds as string[], words as string[]]);
}
