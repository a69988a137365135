import { workerSql } from "@/db/client";
import { maySendSql, mustWaitSql, type SendReason } from "./pure/may-send";
import { mailsToday, maySendFacts } from "./pure/may-send-facts";

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
 * Takes due mail of all tenants for this node, each tenant its fair part, and looks at each once more: suppression, consent, standing,
 * sender domain, release. A tenant with a daily quota gets no more than is left of it; two nodes that take at the very same moment may
 * together go over it by what one of them takes. Tenants, and the releases of one, come in an order drawn by lot when there is not room for all. Rows that
 * another node is taking are passed over.
 *
 * Mail of a release that waits (it is paused, its tenant is, or the night has come) is not touched: the releases in the queue are
 * found by steps through the index, and those that wait are left out there, whole. So it costs nothing that they rest, and nothing
 * has to wake them. Rows are compared as (tenant, release, instant), so that one release's part of the index is read: by `due_at` alone,
 * all others' rows would be passed over.
 *
 * @param owner this node, by a name that no other process ever has
 * @param limit rows at most; each tenant gets at most its share of them, and what others leave
 * @param quietTenants tenants in whose zone it is night now
 * @param spentTenants tenants whose month is used up
 */
export async function leaseMail(
  owner: string,
  {
    limit,
    leaseSeconds,
    quietTenants,
    spentTenants = [],
  }: {
    limit: number;
    leaseSeconds: number;
    quietTenants: readonly string[];
    spentTenants?: readonly string[];
  },
): Promise<LeasedMail[]> {
  const facts = maySendFacts("$4::uuid[]", "q.test_address", "q.expires_at", "$5::uuid[]");
  const decision = maySendSql(facts, "dispatch");
  const rows = await workerSql().unsafe<LeasedMail[]>(
    `WITH RECURSIVE queued AS (
      (SELECT tenant_id, release_id FROM queue ORDER BY tenant_id, release_id LIMIT 1)
      UNION ALL
      SELECT n.tenant_id, n.release_id FROM queued p CROSS JOIN LATERAL (
        SELECT q.tenant_id, q.release_id FROM queue q WHERE (q.tenant_id, q.release_id) > (p.tenant_id, p.release_id)
        ORDER BY q.tenant_id, q.release_id LIMIT 1) n
    ), open AS (
      SELECT p.tenant_id, p.release_id, CASE WHEN t.daily_quota IS NOT NULL THEN t.daily_quota - ${mailsToday} END today FROM queued p
      JOIN releases r ON r.tenant_id = p.tenant_id AND r.id = p.release_id JOIN tenants t ON t.tenant_id = p.tenant_id
      WHERE NOT (${mustWaitSql(facts)}) AND EXISTS (
        SELECT 1 FROM queue q WHERE (q.tenant_id, q.release_id, q.due_at)
          BETWEEN (p.tenant_id, p.release_id, '-infinity') AND (p.tenant_id, p.release_id, now()) AND q.state = 'due')
    ), fair AS (
      SELECT tenant_id, greatest(1, least($2 / count(*) OVER (), min(today))) part FROM open GROUP BY tenant_id ORDER BY random() LIMIT $2
    ), picked AS (
      SELECT p.tenant_id, p.id FROM fair f CROSS JOIN LATERAL (
        SELECT m.tenant_id, m.id FROM (SELECT release_id FROM open o WHERE o.tenant_id = f.tenant_id ORDER BY random()) o CROSS JOIN LATERAL (
          SELECT q.tenant_id, q.id FROM queue q WHERE (q.tenant_id, q.release_id, q.due_at)
            BETWEEN (f.tenant_id, o.release_id, '-infinity') AND (f.tenant_id, o.release_id, now()) AND q.state = 'due'
          ORDER BY q.tenant_id, q.release_id, q.due_at LIMIT f.part FOR UPDATE SKIP LOCKED) m
        LIMIT f.part) p
      LIMIT $2
    ), q AS (
      UPDATE queue SET state = 'leased', lease_owner = $1, lease_epoch = queue.lease_epoch + 1, attempts = queue.attempts + 1,
        due_at = now() + $3 * interval '1 second', first_tried_at = coalesce(queue.first_tried_at, now())
      FROM picked WHERE queue.tenant_id = picked.tenant_id AND queue.id = picked.id
      RETURNING queue.*
    )
    SELECT q.tenant_id "tenantId", t.number "tenantNumber", q.id, q.release_id "releaseId", q.contact_id "contactId",
      q.made_month::text "madeMonth", q.stream, q.attempts, q.lease_epoch epoch, q.first_tried_at "firstTriedAt", q.expires_at + r.waited_seconds * interval '1 second' "expiresAt",
      q.test_address "testAddress", r.unknown_policy "unknownPolicy", r.kind "releaseKind", c.address_hash "addressHash", ${decision} reason,
      CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('email', c.email, 'domain', c.domain, 'familyName', c.family_name,
        'givenName', c.given_name, 'familyNameKana', c.family_name_kana, 'givenNameKana', c.given_name_kana, 'company', c.company,
        'department', c.department, 'jobTitle', c.job_title, 'honorific', c.honorific, 'phone', c.phone, 'postcode', c.postcode,
        'fields', c.fields) END contact
    FROM q JOIN tenants t ON t.tenant_id = q.tenant_id JOIN releases r ON r.tenant_id = q.tenant_id AND r.id = q.release_id
    LEFT JOIN contacts c ON c.tenant_id = q.tenant_id AND c.id = q.contact_id
    LEFT JOIN domains d ON d.tenant_id = r.tenant_id AND d.id = (r.content->'from'->>'domainId')::uuid`,
    [owner, limit, leaseSeconds, quietTenants as string[], spentTenants as string[]],
  );
  return [...rows];
}
