import { type SendFact, unsentEnds } from "./may-send";

/** Mails of a tenant that left since its midnight, whatever became of them, and those that are leaving now. */
export const mailsToday = `((SELECT coalesce(sum(release_counts.count), 0) FROM release_counts WHERE release_counts.tenant_id = t.tenant_id
    AND release_counts.kind IN ('accepted', 'bounced') AND release_counts.hour >= date_trunc('day', now(), t.time_zone))
  + (SELECT count(*) FROM queue taken WHERE taken.tenant_id = t.tenant_id AND taken.lease_owner IS NOT NULL))`;

/**
 * How PostgreSQL finds each fact of `may-send`. The query around it must have in scope: `c` (contacts, may be outer-joined),
 * `r` (releases), `t` (tenants), `d` (domains, outer-joined on the release's sender). `quietHours` needs the wall clock of the
 * tenant, which Node computes and passes as an array of tenants where it is quiet now.
 *
 * What a quota has left is counted for a release and never for each of its mails: the month by a clock of the node, as it is long; the
 * day by `mailsToday`, which is exact, for whom it limits is new.
 *
 * @param quietTenants SQL of a uuid[] parameter, such as `$3::uuid[]`
 * @param testAddress SQL of the test address, such as `q.test_address`, or `NULL`
 * @param expiresAt SQL of the mail's `expires_at`, such as `q.expires_at`; before there is a mail, `NULL`
 * @param spentTenants SQL of the tenants whose month is used up, likewise
 */
export const maySendFacts = (
  quietTenants: string,
  testAddress: string,
  expiresAt: string,
  spentTenants = "'{}'::uuid[]",
): Readonly<Record<SendFact, string>> => ({
  contactMissing: "c.id IS NULL",
  releaseStopped: "r.state NOT IN ('expanding', 'sending', 'paused')",
  expired: `(${expiresAt} + r.waited_seconds * interval '1 second' <= now())`,
  releasePaused: "r.state = 'paused'",
  tenantSuspended: "t.standing = 'suspended'",
  tenantPaused: "t.standing = 'paused'",
  trialEnded: "(t.standing = 'trial' AND t.trial_ends_at <= now() AND r.kind <> 'test')",
  overMonthlyQuota: `(t.tenant_id = ANY (${spentTenants}) AND r.kind <> 'test')`,
  overDailyQuota: `(t.daily_quota IS NOT NULL AND r.kind <> 'test' AND t.daily_quota <= ${mailsToday})`,
  domainUnverified:
    "(d.id IS NULL OR d.verified_at IS NULL OR d.failing_since < now() - interval '72 hours')",
  suppressed: `(${testAddress} IS NULL AND EXISTS (
    SELECT 1 FROM suppressions s WHERE s.tenant_id = c.tenant_id AND s.address_hash = c.address_hash))`,
  consentMissing: `(${testAddress} IS NULL AND r.stream = 'bulk' AND NOT EXISTS (
    SELECT 1 FROM consents k WHERE k.tenant_id = c.tenant_id AND k.contact_id = c.id AND k.purpose = 'marketing' AND k.state = 'given'))`,
  outsideTestList: `(t.test_list_only AND NOT EXISTS (
    SELECT 1 FROM members m JOIN people p ON p.id = m.person_id
    WHERE m.tenant_id = t.tenant_id AND p.email_key = coalesce(lower(${testAddress}), c.email_key)))`,
  overWeeklyCap: `(t.weekly_cap IS NOT NULL AND r.stream = 'bulk' AND t.weekly_cap <= (
    SELECT count(*) FROM sends w WHERE w.tenant_id = c.tenant_id AND w.contact_id = c.id AND w.excluded_reason IS NULL
      AND w.release_id IS DISTINCT FROM r.id AND w.created_at > now() - interval '7 days'
      AND NOT EXISTS (SELECT 1 FROM message_events e WHERE e.tenant_id = w.tenant_id AND e.send_id = w.id
        AND e.occurred_at > now() - interval '7 days' AND e.kind IN (${unsentEnds.map((end) => `'${end}'`).join(", ")}))
      AND NOT EXISTS (SELECT 1 FROM releases o WHERE o.tenant_id = w.tenant_id AND o.id = w.release_id AND o.kind = 'test')))`,
  quietHours: `(r.stream = 'bulk' AND r.kind <> 'test' AND t.tenant_id = ANY (${quietTenants}))`,
});
