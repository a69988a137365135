import type postgres from "postgres";

/**
 * Remembers every row of every table, so that each attack meets the same state, whatever the one before it did.
 *
 * @returns puts all of it back
 */
export async function keepRows(admin: postgres.Sql): Promise<() => Promise<void>> {
  const tables = await admin<{ name: string }[]>`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`;
  const copies = tables.map(({ name }) => `create table kept."${name}" as select * from public."${name}"`);
  await admin.unsafe(["drop schema if exists kept cascade; create schema kept", ...copies].join("; "));
  const back = tables.map(
    ({ name }) =>
      `delete from public."${name}"; insert into public."${name}" overriding system value select * from kept."${name}"`,
  );
  const all = ["set local session_replication_role = replica", ...back, "commit"].join("; ");
  return async () => {
    await admin.unsafe(all);
  };
}
