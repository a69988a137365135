import { workerSql } from "@/db/client";
import { maySendSql, type SendReason } from "./pure/may-send";
import { maySendFacts } from "./pure/may-send-facts";

/** A mail that this node holds until its lease ends. `reason` is the verdict of `may-send`: null for what may leave. */
export type LeasedMail = {
  tenantId: string;
  tenantNumber: number;
  id: string;
  releaseId: string;
  contactId: string;
  madeMonth: string;
  stream: "transactional" | "bulk";
  attempts: number;
  epoch: number;
  firstTriedAt: Date;
  expiresAt: Date;
  /** A colleague's address, for test sends. */
  testAddress: string | null;
  reason: SendReason | null;
  unknownPolicy: "retry" | "assume-delivered";
  releaseKind: "campaign" | "test";
  addressHash: string | null;
  contact: LeasedContact | null;
};
export type LeasedContact = {
  email: string;
  domain: string;
  familyName: string;
  givenName: string;
  familyNameKana: string;
  givenNameKana: string;
  company: string;
  department: string;
  jobTitle: string;
  honorific: string;
  phone: string;
  postcode: string;
  fields: Record<string, string | number | boolean>;
};

/**
 * Takes due mail of all tenants for this node, each tenant its fair part, in an order drawn by lot when there is not room for all, and looks at each once more: suppression, consent,
 * standing, sender domain, release. Rows that another node is taking are passed over.
 *
 * Pairs are compared, so that one tenant's part of the index is read: by `due_at` alone, all others' rows would be passed over.
 *
 * @param owner this node, by a name that no other process ever has
 * @param limit rows at most; each tenant gets at most its share of them, and what others leave
 * @param quietTenants tenants in whose zone it is night now
 */
export async function leaseMail(
  owner: string,
  {
    limit,
    leaseSeconds,
    quietTenants,
  }: { limit: number; leaseSeconds: number; quietTenants: readonly string[] },
): Promise<LeasedMail[]> {
  const decision = maySendSql(maySendFacts("$4::uuid[]", "q.test_address"), "dispatch");
  const rows = await workerSql().unsafe<LeasedMail[]>(
    `WITH RECURSIVE busy AS (
      (SELECT tenant_id FROM queue ORDER BY tenant_id LIMIT 1)
      UNION ALL
      SELECT (SELECT q.tenant_id FROM queue q WHERE q.tenant_id > b.tenant_id ORDER BY q.tenant_id LIMIT 1) FROM busy b WHERE b.tenant_id IS NOT NULL
    ), waiting AS (
      SELECT b.tenant_id FROM busy b WHERE EXISTS (
        SELECT 1 FROM queue q
        WHERE (q.tenant_id, q.due_at) BETWEEN (b.tenant_id, '-infinity') AND (b.tenant_id, now()) AND q.state = 'due')
    ), picked AS (
      SELECT p.tenant_id, p.id FROM (SELECT tenant_id FROM waiting ORDER BY random() LIMIT $2) w CROSS JOIN LATERAL (
        SELECT q.tenant_id, q.id FROM queue q
        WHERE (q.tenant_id, q.due_at) BETWEEN (w.tenant_id, '-infinity') AND (w.tenant_id, now()) AND q.state = 'due'
        ORDER BY q.tenant_id, q.due_at LIMIT greatest(1, $2 / (SELECT count(*) FROM waiting)) FOR UPDATE SKIP LOCKED) p
      LIMIT $2
    ), q AS (
      UPDATE queue SET state = 'leased', lease_owner = $1, lease_epoch = queue.lease_epoch + 1, attempts = queue.attempts + 1,
        due_at = now() + $3 * interval '1 second', first_tried_at = coalesce(queue.first_tried_at, now())
      FROM picked WHERE queue.tenant_id = picked.tenant_id AND queue.id = picked.id
      RETURNING queue.*
    )
    SELECT q.tenant_id "tenantId", t.number "tenantNumber", q.id, q.release_id "releaseId", q.contact_id "contactId",
      q.made_month::text "madeMonth", q.stream, q.attempts, q.lease_epoch epoch, q.first_tried_at "firstTriedAt", q.expires_at "expiresAt",
      q.test_address "testAddress", r.unknown_policy "unknownPolicy", r.kind "releaseKind", c.address_hash "addressHash", ${decision} reason,
      CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('email', c.email, 'domain', c.domain, 'familyName', c.family_name,
        'givenName', c.given_name, 'familyNameKana', c.family_name_kana, 'givenNameKana', c.given_name_kana, 'company', c.company,
        'department', c.department, 'jobTitle', c.job_title, 'honorific', c.honorific, 'phone', c.phone, 'postcode', c.postcode,
        'fields', c.fields) END contact
    FROM q JOIN tenants t ON t.tenant_id = q.tenant_id JOIN releases r ON r.tenant_id = q.tenant_id AND r.id = q.release_id
    LEFT JOIN contacts c ON c.tenant_id = q.tenant_id AND c.id = q.contact_id
    LEFT JOIN domains d ON d.tenant_id = r.tenant_id AND d.id = (r.content->'from'->>'domainId')::uuid`,
    [owner, limit, leaseSeconds, quietTenants as string[]],
  );
  return [...rows];
}
