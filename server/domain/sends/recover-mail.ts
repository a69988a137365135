import { workerSession, workerSql } from "@/db/client";
import { env } from "@/server/platform/env";
import { errorFields, log } from "@/server/platform/log";

const rowsPerStatement = 5_000;
/** Advisory locks of this class are held by living nodes. */
const nodeLockClass = 4_812;
/** A node whose connection broke says within this time again that it lives. */
const relockMs = 500;
/** So long its claim must be missing before mail that it was sending counts as lost: longer than a restart of PostgreSQL takes to be noticed. */
const secondLookMs = 2_000;

export type Recovered = { due: number; unknown: number };

/**
 * Says that a node lives: for as long as this connection holds the lock, nobody takes its leases before they end. The server drops it
 * the moment the process is gone. When the connection alone breaks, the claim is made again.
 *
 * @returns a function that ends the claim
 */
export async function holdNodeLock(owner: string): Promise<() => Promise<void>> {
  const session = workerSession();
  const claim = () => session`
    select pg_advisory_lock(${nodeLockClass}, hashtext(${owner})) where not exists (
      select 1 from pg_locks l where l.locktype = 'advisory' and l.pid = pg_backend_pid() and l.classid = ${nodeLockClass}::int::oid)`;
  await claim();
  let claiming: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    claiming ??= claim()
      .catch((error: unknown) => log.warn("the node lock is lost for a moment", errorFields(error)))
      .finally(() => {
        claiming = undefined;
      });
  }, relockMs);
  return async () => {
    clearInterval(timer);
    await claiming;
    try {
      await session`select pg_advisory_unlock(${nodeLockClass}, hashtext(${owner}))`;
    } finally {
      await session.end({ timeout: 1 });
    }
  };
}

/**
 * Takes back mail of nodes that are gone or too slow. What was only leased has certainly not left: it is due again, and should its node
 * live after all, the epoch keeps it from writing. What was being sent may have arrived: once its node is gone at a second look, or its
 * lease has ended, it becomes an `unknown` event, and the release's policy says whether it is sent again or taken as accepted.
 */
export async function recoverMail(): Promise<Recovered> {
  const total: Recovered = { due: 0, unknown: 0 };
  const recover = async (name: string, states: readonly string[]) => {
    let part: Recovered;
    do {
      part = await recoverOwner(name, states);
      total.due += part.due;
      total.unknown += part.unknown;
    } while (part.due + part.unknown >= rowsPerStatement);
  };
  const suspects = new Set<string>();
  for (const { name, gone } of await lostOwners()) {
    await recover(name, gone ? ["leased"] : []);
    if (gone) suspects.add(name);
  }
  if (!(await areSending([...suspects]))) return total;
  await new Promise((resolve) => setTimeout(resolve, secondLookMs));
  for (const { name, gone } of await lostOwners())
    if (gone && suspects.has(name)) await recover(name, ["leased", "sending"]);
  return total;
}

async function areSending(owners: readonly string[]): Promise<boolean> {
  if (owners.length === 0) return false;
  const rows = await workerSql()`
    select 1 from queue where lease_owner = any (${owners as string[]}) and state = 'sending' limit 1`;
  return rows.length > 0;
}

/** Owners whose lock nobody holds, and those who let a lease run out. */
async function lostOwners(): Promise<{ name: string; gone: boolean }[]> {
  return workerSql()<{ name: string; gone: boolean }[]>`
    with recursive owners as (
      (select lease_owner as name from queue where lease_owner is not null order by lease_owner limit 1)
      union all
      select (select q.lease_owner from queue q where q.lease_owner > o.name order by q.lease_owner limit 1) from owners o where o.name is not null
    )
    select name, not held as gone from (
      select name, exists (
        select 1 from pg_locks l where l.locktype = 'advisory' and l.classid = ${nodeLockClass}::int::oid and l.objsubid = 2
          and l.database = (select oid from pg_database where datname = current_database()) and l.objid = (hashtext(name)::bigint & 4294967295)::oid
      ) held from owners where name is not null) asked
    where not held or exists (select 1 from queue q where q.lease_owner = asked.name and q.due_at <= now() and q.state <> 'due')`;
}

/** @param states taken whether or not the lease has ended */
async function recoverOwner(name: string, states: readonly string[]): Promise<Recovered> {
  const restSeconds = env().MTA_UNKNOWN_RETRY_SECONDS;
  const [row] = await workerSql()<Recovered[]>`
    with lost as (
      select q.tenant_id, q.id, q.state, case when r.unknown_policy <> 'retry' then 'assumed'
        when q.expires_at + r.waited_seconds * interval '1 second' < now() + ${restSeconds} * interval '1 second' then 'expired' end ending
      from queue q join releases r on r.tenant_id = q.tenant_id and r.id = q.release_id
      where q.lease_owner = ${name} and q.state <> 'due' and (q.state = any (${states as string[]}) or q.due_at <= now())
      limit ${rowsPerStatement} for update of q skip locked
    ), unsent as (
      update queue q set state = 'due', lease_owner = null, lease_epoch = q.lease_epoch + 1, due_at = now(), attempts = q.attempts - 1,
        first_tried_at = case when q.attempts > 1 then q.first_tried_at end
      from lost l where q.tenant_id = l.tenant_id and q.id = l.id and l.state = 'leased' returning q.id
    ), again as (
      update queue q set state = 'due', lease_owner = null, lease_epoch = q.lease_epoch + 1,
        due_at = now() + ${restSeconds} * interval '1 second'
      from lost l where q.tenant_id = l.tenant_id and q.id = l.id and l.state = 'sending' and l.ending is null
      returning q.tenant_id, q.id, q.made_month, q.release_id, q.contact_id, q.attempts, 'unknown' as kind
    ), ended as (
      delete from queue q using lost l where q.tenant_id = l.tenant_id and q.id = l.id and l.state = 'sending' and l.ending is not null
      returning q.tenant_id, q.id, q.made_month, q.release_id, q.contact_id, q.attempts, 'unknown' as kind, l.ending
    ), told as (
      select *, 'sending-lost' as reason from again
      union all select tenant_id, id, made_month, release_id, contact_id, attempts, kind, 'sending-lost' from ended
      union all select tenant_id, id, made_month, release_id, contact_id, attempts, case ending when 'assumed' then 'accepted' else 'failed' end, ending from ended
    ), events as (
      insert into message_events (tenant_id, made_month, send_id, release_id, contact_id, kind, reason, attempt)
      select tenant_id, made_month, id, release_id, contact_id, kind, reason, attempts from told
    ), counted as (
      insert into release_counts (tenant_id, release_id, kind, detail, hour, count)
      select tenant_id, release_id, kind, reason, date_trunc('hour', now()), count(*) from told group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict (tenant_id, release_id, kind, detail, hour) do update set count = release_counts.count + excluded.count
    )
    select (select count(*)::int from unsent) due, (select count(*)::int from again) + (select count(*)::int from ended) unknown`;
  return row ?? { due: 0, unknown: 0 };
}
