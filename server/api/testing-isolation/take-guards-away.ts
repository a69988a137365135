import type postgres from "postgres";

/** Row-level security off, on every table and partition: what is left is that each query names its tenant. */
export async function takePoliciesAway(admin: postgres.Sql): Promise<void> {
  const tables = await admin<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relrowsecurity`;
  if (tables.length === 0) throw new Error("no table has row-level security");
  await admin.unsafe(
    tables
      .map(
        ({ name }) =>
          `alter table ${name} disable row level security; alter table ${name} no force row level security`,
      )
      .join("; "),
  );
}
