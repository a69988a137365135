import { workerSql } from "@/db/client";
import { maySendSql, type SendReason } from "./pure/may-send";
import { maySendFacts } from "./pure/may-send-facts";

/**
 * Why the last look held a mail back. There may be no reason any more, for a release is resumed and a night ends.
 *
 * @returns null when this node no longer holds it: it is another's to settle
 */
export async function explainWithheld(
  owner: string,
  mail: { tenantId: string; id: string; epoch: number },
  quietTenants: readonly string[],
): Promise<{ reason: SendReason | null } | null> {
  const decision = maySendSql(maySendFacts("$5::uuid[]", "q.test_address", "q.expires_at"), "dispatch");
  const [row] = await workerSql().unsafe<{ reason: SendReason | null }[]>(
    `SELECT ${decision} reason FROM queue q
    JOIN tenants t ON t.tenant_id = q.tenant_id JOIN releases r ON r.tenant_id = q.tenant_id AND r.id = q.release_id
    LEFT JOIN contacts c ON c.tenant_id = q.tenant_id AND c.id = q.contact_id
    LEFT JOIN domains d ON d.tenant_id = r.tenant_id AND d.id = (r.content->'from'->>'domainId')::uuid
    WHERE q.tenant_id = $1 AND q.id = $2 AND q.lease_owner = $3 AND q.lease_epoch = $4`,
    [mail.tenantId, mail.id, owner, mail.epoch, quietTenants as string[]],
  );
  return row ?? null;
}
