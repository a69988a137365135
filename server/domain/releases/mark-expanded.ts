import type postgres from "postgres";

/** From `expanding` to `sending` when the last shard is in; a paused or stopped release keeps its state. */
export async function markExpanded(
  sql: postgres.TransactionSql,
  tenantId: string,
  releaseId: string,
): Promise<void> {
  await sql`
    update releases set expanded_at = now(), state = case state when 'expanding' then 'sending' else state end
    where tenant_id = ${tenantId} and id = ${releaseId} and expanded_at is null
      and not exists (
        select 1 from release_shards s where s.tenant_id = releases.tenant_id and s.release_id = releases.id and s.expanded_at is null)`;
}
