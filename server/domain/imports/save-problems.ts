import type postgres from "postgres";
import type { ImportProblem } from "./read-rows";

/** Keeps rows' problems with their import; one that is there already stays as it is. */
export async function saveProblems(
  tx: postgres.TransactionSql,
  tenantId: string,
  importId: string,
  problems: readonly ImportProblem[],
): Promise<void> {
  if (problems.length === 0) return;
  await tx`
    insert into import_errors (tenant_id, import_id, "row", "column", key, value, details)
    select ${tenantId}, ${importId}, p."row", p."column", p.key, p.value, coalesce(p.details, '{}')
    from jsonb_to_recordset(${JSON.stringify(problems)}::text::jsonb)
      as p("row" int, "column" text, key text, value text, details jsonb)
    on conflict do nothing`;
}
