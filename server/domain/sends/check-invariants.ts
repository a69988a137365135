import type postgres from "postgres";
import { hashContent } from "@/server/domain/releases/pure/hash-content";

/** A rule about all sends of all tenants, and the query that finds what breaks it: one row with a `fault` for each. */
type Invariant = { readonly rule: string; readonly sql: string };

/** What a send is at last. A bounce that comes later by mail has no attempt of ours, and belongs to an accepted send. */
const isEnd =
  "(e.kind in ('accepted', 'failed', 'cancelled', 'excluded') or e.kind = 'bounced' and e.attempt is not null)";
const isBouncedLater = "(e.kind = 'bounced' and e.attempt is null)";
/** Longer than any body takes from the last look to its settlement, the time-outs of RFC 5321 §4.5.3.2 included. */
const longestBody = "interval '30 minutes'";
const mostFaultsPerRule = 20;

const ends = `
  select s.tenant_id, s.made_month, s.id, s.release_id, s.excluded_reason, count(e.id)::int ends, min(e.kind) kind,
    exists (select 1 from queue q where q.tenant_id = s.tenant_id and q.id = s.id) is_queued
  from sends s left join message_events e on e.tenant_id = s.tenant_id and e.send_id = s.id and ${isEnd} group by 1, 2, 3, 4, 5`;

/** The roll-up that events and sends say there should be. Reactions count each send once, whatever their reason. */
const counted = `
  select s.tenant_id, s.release_id, 'planned' kind, '' detail, count(*) n from sends s group by 1, 2
  union all select e.tenant_id, e.release_id, e.kind, e.reason, count(*) from message_events e
    where ${isEnd} or e.kind in ('deferred', 'unknown') group by 1, 2, 3, 4
  union all select e.tenant_id, e.release_id, 'bounced-later', '', count(distinct e.send_id) from message_events e where ${isBouncedLater} group by 1, 2
  union all select e.tenant_id, e.release_id, e.kind, case when e.machine then 'machine' else '' end, count(distinct e.send_id) from message_events e
    where e.kind in ('opened', 'clicked', 'unsubscribed', 'complained') group by 1, 2, 3, 4
  union all select e.tenant_id, e.release_id, e.kind || '-link', e.link_no || case when e.machine then ':machine' else '' end, count(distinct e.send_id)
    from message_events e where e.link_no is not null group by 1, 2, 3, 4`;
const told = `
  select c.tenant_id, c.release_id, c.kind, case when c.kind = 'bounced-later' then '' else c.detail end detail, sum(c.count) n from release_counts c group by 1, 2, 3, 4`;

/** The last entry of a ledger before the mail was accepted; the mail must not have left if it says no. */
const lastBefore = (ledger: string, who: string) => `
  select l.* from ${ledger} l where l.tenant_id = s.tenant_id and ${who} and l.at < e.occurred_at - ${longestBody} order by l.at desc, l.id desc limit 1`;
const acceptedSends = `
  from message_events e join sends s on s.tenant_id = e.tenant_id and s.made_month = e.made_month and s.id = e.send_id
  join releases r on r.tenant_id = s.tenant_id and r.id = s.release_id
  where e.kind = 'accepted' and e.reason <> 'assumed' and r.kind = 'campaign'`;

const invariants: readonly Invariant[] = [
  {
    rule: "every send is in the queue, or at one end",
    sql: `select 'send ' || id || case when is_queued then ' is queued' else ' is not queued' end || ' and has ' || ends || ' ends' fault
      from (${ends}) x where ends + is_queued::int <> 1`,
  },
  {
    rule: "who was excluded when planned is excluded, with the reason",
    sql: `select 'send ' || x.id || ' was excluded as ' || x.excluded_reason || ' and is ' || coalesce(x.kind, 'queued') fault from (${ends}) x
      where x.excluded_reason is not null and not exists (select 1 from message_events e
        where e.tenant_id = x.tenant_id and e.send_id = x.id and e.kind = 'excluded' and e.reason = x.excluded_reason)`,
  },
  {
    rule: "what is queued is a send",
    sql: `select 'queue row ' || q.id || ' has no such send' fault from queue q where not exists (
      select 1 from sends s where s.tenant_id = q.tenant_id and s.made_month = q.made_month and s.id = q.id and s.release_id = q.release_id
        and s.contact_id = q.contact_id and s.excluded_reason is null)`,
  },
  {
    rule: "what is held has a holder, and only tests go to another address",
    sql: `select 'queue row ' || q.id || ' is ' || q.state || ', owner ' || coalesce(q.lease_owner, 'nobody') || case when q.test_address is null then '' else ', to a test address' end fault
      from queue q join releases r on r.tenant_id = q.tenant_id and r.id = q.release_id
      where (q.state = 'due') <> (q.lease_owner is null) or (r.kind = 'test') <> (q.test_address is not null)`,
  },
  {
    rule: "every event tells of a send",
    sql: `select e.kind || ' event ' || e.id || ' has no such send' fault from message_events e where not exists (
      select 1 from sends s where s.tenant_id = e.tenant_id and s.made_month = e.made_month and s.id = e.send_id and s.release_id = e.release_id and s.contact_id = e.contact_id)`,
  },
  {
    rule: "readers react to what was accepted",
    sql: `select e.kind || ' event ' || e.id || ' tells of a send that was not accepted' fault from message_events e
      where ${isBouncedLater} and not exists (select 1 from message_events a where a.tenant_id = e.tenant_id and a.send_id = e.send_id and a.kind = 'accepted')`,
  },
  {
    rule: "the roll-up says what sends and events say",
    sql: `select 'release ' || coalesce(a.release_id, b.release_id) || ' counts ' || coalesce(b.n, 0) || ' ' || coalesce(a.kind, b.kind) || ' (' || coalesce(a.detail, b.detail) || ') instead of ' || coalesce(a.n, 0) fault
      from (${counted}) a full join (${told}) b using (tenant_id, release_id, kind, detail) where coalesce(a.n, 0) <> coalesce(b.n, 0)`,
  },
  {
    rule: "a first reaction is noted when there is an event, and only then",
    sql: `select 'send ' || coalesce(a.send_id, b.send_id) || ': ' || coalesce(a.kind, b.kind) || case when a.send_id is null then ' without an event' else ' is not noted' end fault
      from (select distinct e.tenant_id, e.send_id, e.kind, e.machine from message_events e
          where e.kind in ('opened', 'clicked', 'unsubscribed', 'complained') or ${isBouncedLater}) a
        full join (select tenant_id, send_id, kind, machine from reactions where link_no = -1) b using (tenant_id, send_id, kind, machine)
      where a.send_id is null or b.send_id is null`,
  },
  {
    rule: "every send has a release that another person approved, or is a test",
    sql: `select distinct 'release ' || s.release_id || case when r.id is null then ' does not exist' else ' is not as approved' end fault
      from sends s left join releases r on r.tenant_id = s.tenant_id and r.id = s.release_id
      left join approvals a on a.tenant_id = r.tenant_id and a.id = r.approval_id
      where r.id is null or r.made_month <> s.made_month or r.kind <> 'test' and not coalesce(a.state = 'approved' and a.campaign_id = r.campaign_id
        and a.content_sha256 = r.content_sha256 and a.decided_by = r.approved_by and not (a.decided_by::text = any (a.hands)), false)`,
  },
  {
    rule: "no mail was accepted for an address that had been suppressed",
    sql: `select 'send ' || s.id || ' was accepted after its address was suppressed as ' || l.cause fault
      ${acceptedSends.replace("where", `cross join lateral (${lastBefore("suppression_events", "l.address_hash = s.address_hash")}) l where l.kind = 'added' and`)}`,
  },
  {
    rule: "no mail was accepted for a person who had withdrawn",
    sql: `select 'send ' || s.id || ' was accepted after its consent was withdrawn' fault
      ${acceptedSends.replace("where", `cross join lateral (${lastBefore("consent_events", "l.contact_id = s.contact_id and l.purpose = 'marketing'")}) l where l.state = 'withdrawn' and r.stream = 'bulk' and`)}`,
  },
  {
    rule: "a release that is done has nothing in the queue",
    sql: `select 'release ' || r.id || ' is ' || r.state || ' with mail in the queue' fault from releases r
      where (r.state = 'done' or r.finished_at is not null) and exists (select 1 from queue q where q.tenant_id = r.tenant_id and q.release_id = r.id)`,
  },
  {
    rule: "a contact is its own tenant's",
    sql: `select 'send ' || s.id || ' names a contact of another tenant' fault from sends s join contacts c on c.id = s.contact_id where c.tenant_id <> s.tenant_id`,
  },
];

/**
 * Looks over everything that has no foreign key because it is hot: sends, queue, events, roll-ups, and the releases that they came
 * from. Each rule is one statement, so it sees one moment of a system that goes on working. On a large database it takes long.
 *
 * @param sql a role that sees all tenants: the worker's
 * @returns what does not hold, at most twenty sentences for a rule; empty when all is well
 */
export async function checkInvariants(sql: postgres.Sql | postgres.TransactionSql): Promise<string[]> {
  const faults: string[] = [];
  for (const { rule, sql: query } of invariants) {
    const rows = await sql.unsafe<{ fault: string }[]>(
      `select fault from (${query}) faults limit ${mostFaultsPerRule}`,
    );
    faults.push(...rows.map(({ fault }) => `${rule}: ${fault}`));
  }
  return [...faults, ...(await changedReleases(sql))];
}

/** The hash is over canonical JSON, which PostgreSQL does not have. */
async function changedReleases(sql: postgres.Sql | postgres.TransactionSql): Promise<string[]> {
  const faults: string[] = [];
  const releases = sql<
    { id: string; content: unknown; sha: string }[]
  >`select id, content, content_sha256 sha from releases`;
  for await (const rows of releases.cursor(100))
    for (const { id, content, sha } of rows)
      if (hashContent(content) !== sha)
        faults.push(`a release has the content that was approved: release ${id} has another`);
  return faults.slice(0, mostFaultsPerRule);
}
