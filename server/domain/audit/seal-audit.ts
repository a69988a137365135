import type { TransactionSql } from "postgres";
import { workerSql } from "@/db/client";
import { type LogRow, sealedTextsSql, sealHash } from "./pure/seal-hash";

const tenantsAtOnce = 500;
const rowsAtOnce = 1_000;

/**
 * Chains what was committed since the last time, each tenant's rows in the order in which they are met: rows commit in another order
 * than their ids have. Any number of workers may do it at once; each tenant's chain grows under a lock of its own.
 *
 * @returns how many rows were sealed
 */
export async function sealAudit(): Promise<number> {
  const tenants = await workerSql()<{ id: string }[]>`
    select distinct tenant_id::text as id from audit_unsealed limit ${tenantsAtOnce}`;
  let count = 0;
  for (const { id } of tenants) count += await sealTenant(id);
  return count;
}

async function sealTenant(tenantId: string): Promise<number> {
  return workerSql().begin(async (tx) => {
    const [moment] = await tx<{ isMine: boolean; now: string }[]>`
      select pg_try_advisory_xact_lock(hashtext('seal-audit'), hashtext(${tenantId})) as "isMine",
        to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`;
    if (!moment?.isMine) return 0;
    const [head] = await tx<{ no: string; hash: string }[]>`
      select no, hash from audit_seals where tenant_id = ${tenantId} order by no desc limit 1`;
    // A log from before there were seals is taken over as a whole.
    if (!head)
      await tx`
        insert into audit_unsealed select tenant_id, id from audit_log where tenant_id = ${tenantId} on conflict do nothing`;
    const waiting = await waitingRows(tx, tenantId);
    const rows = waiting.filter(({ isSealed }) => !isSealed);
    await appendSeals(tx, tenantId, { head, rows, sealedAt: moment.now });
    await tx`
      delete from audit_unsealed where tenant_id = ${tenantId} and audit_id = any(${waiting.map(({ id }) => id)}::uuid[])`;
    return rows.length;
  });
}

const waitingRows = (tx: TransactionSql, tenantId: string) => tx<(LogRow & { isSealed: boolean })[]>`
  select ${tx.unsafe(sealedTextsSql)}, s.no is not null as "isSealed" from audit_unsealed u
    join audit_log a on a.tenant_id = u.tenant_id and a.id = u.audit_id
    left join audit_seals s on s.tenant_id = u.tenant_id and s.audit_id = u.audit_id
  where u.tenant_id = ${tenantId} order by u.audit_id limit ${rowsAtOnce}`;

type Link = { head: { no: string; hash: string } | undefined; rows: readonly LogRow[]; sealedAt: string };

async function appendSeals(
  tx: TransactionSql,
  tenantId: string,
  { head, rows, sealedAt }: Link,
): Promise<void> {
  if (rows.length === 0) return;
  let [no, previous] = [Number(head?.no ?? 0), head?.hash ?? null];
  const seals = rows.map((row) => {
    no += 1;
    previous = sealHash({ tenantId, no, previous, sealedAt, row });
    return { no, auditId: row.id, hash: previous };
  });
  await tx`
    insert into audit_seals (tenant_id, no, audit_id, hash, sealed_at)
    select ${tenantId}, v.no, v.audit_id, v.hash, ${sealedAt}::text::timestamptz
    from unnest(${seals.map((seal) => seal.no)}::bigint[], ${seals.map((seal) => seal.auditId)}::uuid[],
      ${seals.map((seal) => seal.hash)}::text[]) v (no, audit_id, hash)`;
}
