import { workerSql } from "@/db/client";
import { sealedColumns } from "@/server/platform/sealed-columns";

export type SecretsCount = {
  /** `people.totp_secret` */
  column: string;
  /** Of the key that the values need; `v1`: from before keys had ids. */
  keyId: string;
  count: number;
};

/** How many sealed values need which key, over all tenants. */
export async function countSecrets(): Promise<SecretsCount[]> {
  const sql = workerSql();
  const counts: SecretsCount[] = [];
  for (const { table, column } of Object.values(sealedColumns)) {
    const rows = await sql<{ keyId: string; count: number }[]>`
      select case when ${sql(column)} like 'v2.%' then split_part(${sql(column)}, '.', 2)
        else split_part(${sql(column)}, '.', 1) end as "keyId", count(*)::int as count
      from ${sql(table)} where ${sql(column)} is not null group by 1 order by 1`;
    counts.push(...rows.map((row) => ({ column: `${table}.${column}`, ...row })));
  }
  return counts;
}
