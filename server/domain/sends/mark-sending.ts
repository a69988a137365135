import { workerSql } from "@/db/client";
import { maySendSql } from "./pure/may-send";
import { maySendFacts } from "./pure/may-send-facts";

/**
 * The last look, and the mark, before a body is written: rows still held by this node under this epoch, and still allowed to leave,
 * become `sending`. What comes back may be written; for the rest nothing may leave. Because it is committed first, a later crash is
 * known for what it is: a mail that may or may not have arrived.
 *
 * @returns ids that may be written
 */
export async function markSending(
  owner: string,
  held: readonly { tenantId: string; id: string; epoch: number }[],
  { leaseSeconds, quietTenants }: { leaseSeconds: number; quietTenants: readonly string[] },
): Promise<Set<string>> {
  const decision = maySendSql(
    maySendFacts("$4::uuid[]", "queue.test_address", "queue.expires_at"),
    "dispatch",
  );
  const rows = await workerSql().unsafe<{ id: string }[]>(
    `UPDATE queue SET state = 'sending', due_at = now() + $3 * interval '1 second'
    FROM jsonb_to_recordset($2::text::jsonb) AS m("tenantId" uuid, id uuid, epoch int)
    JOIN queue q ON q.tenant_id = m."tenantId" AND q.id = m.id
    JOIN tenants t ON t.tenant_id = q.tenant_id JOIN releases r ON r.tenant_id = q.tenant_id AND r.id = q.release_id
    LEFT JOIN contacts c ON c.tenant_id = q.tenant_id AND c.id = q.contact_id
    LEFT JOIN domains d ON d.tenant_id = r.tenant_id AND d.id = (r.content->'from'->>'domainId')::uuid
    WHERE queue.tenant_id = q.tenant_id AND queue.id = q.id AND queue.lease_owner IS NOT DISTINCT FROM $1 AND queue.lease_epoch = m.epoch
      AND queue.state = 'leased' AND (${decision}) IS NULL
    RETURNING queue.id`,
    [
      owner,
      JSON.stringify(held.map(({ tenantId, id, epoch }) => ({ tenantId, id, epoch }))),
      leaseSeconds,
      quietTenants as string[],
    ],
    // Planning costs thrice what running does.
    { prepare: true },
  );
  return new Set(rows.map(({ id }) => id));
}
