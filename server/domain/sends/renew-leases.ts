import { workerSql } from "@/db/client";

/**
 * Keeps what a living node holds; without this a lease ends and another node takes the mail. A row that the node was never told of, for
 * the answer to its lease was lost, is not among them: its lease ends.
 */
export async function renewLeases(
  owner: string,
  held: readonly { tenantId: string; id: string; epoch: number }[],
  leaseSeconds: number,
): Promise<void> {
  if (held.length === 0) return;
  const rows = JSON.stringify(held.map(({ tenantId, id, epoch }) => ({ tenantId, id, epoch })));
  await workerSql()`
    update queue q set due_at = now() + ${leaseSeconds} * interval '1 second'
    from jsonb_to_recordset(${rows}::text::jsonb) as h("tenantId" uuid, id uuid, epoch int)
    where q.tenant_id = h."tenantId" and q.id = h.id and q.lease_owner is not distinct from ${owner} and q.lease_epoch = h.epoch and q.state <> 'due'`;
}
