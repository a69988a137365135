import { workerSql } from "@/db/client";
import { env } from "@/server/platform/env";

const rowsPerStatement = 5_000;
/** Advisory locks of this class are held by living nodes. */
const nodeLockClass = 4_812;

export type Recovered = { due: number; unknown: number };

/**
 * Says that a node lives: for as long as this connection holds the lock, nobody takes its leases before they end. The server drops it
 * the moment the process is gone.
 *
 * @returns a function that ends the claim
 */
export async function holdNodeLock(owner: string): Promise<() => Promise<void>> {
  const connection = await workerSql().reserve();
  await connection`select pg_advisory_lock(${nodeLockClass}, hashtext(${owner}))`;
  return async () => {
    await connection`select pg_advisory_unlock(${nodeLockClass}, hashtext(${owner}))`;
    connection.release();
  };
}

/**
 * Takes back mail of nodes that are gone or too slow. What was only leased has certainly not left: it is due again. What was being
 * sent may have arrived: it becomes an `unknown` event, and the release's policy says whether it is sent again or taken as accepted.
 */
export async function recoverMail(): Promise<Recovered> {
  const total: Recovered = { due: 0, unknown: 0 };
  for (const owner of await lostOwners()) {
    let part: Recovered;
    do {
      part = await recoverOwner(owner);
      total.due += part.due;
      total.unknown += part.unknown;
    } while (part.due + part.unknown >= rowsPerStatement);
  }
  return total;
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

async function recoverOwner({ name, gone }: { name: string; gone: boolean }): Promise<Recovered> {
  const [row] = await workerSql()<Recovered[]>`
    with lost as (
      select q.tenant_id, q.id, q.state, r.unknown_policy from queue q join releases r on r.tenant_id = q.tenant_id and r.id = q.release_id
      where q.lease_owner = ${name} and q.state <> 'due' and (${gone} or q.due_at <= now())
      limit ${rowsPerStatement} for update of q skip locked
    ), unsent as (
      update queue q set state = 'due', lease_owner = null, lease_epoch = q.lease_epoch + 1, due_at = now(), attempts = q.attempts - 1
      from lost l where q.tenant_id = l.tenant_id and q.id = l.id and l.state = 'leased' returning q.id
    ), again as (
      update queue q set state = 'due', lease_owner = null, lease_epoch = q.lease_epoch + 1,
        due_at = now() + ${env().MTA_UNKNOWN_RETRY_SECONDS} * interval '1 second'
      from lost l where q.tenant_id = l.tenant_id and q.id = l.id and l.state = 'sending' and l.unknown_policy = 'retry'
      returning q.tenant_id, q.id, q.made_month, q.release_id, q.contact_id, q.attempts, 'unknown' as kind
    ), assumed as (
      delete from queue q using lost l where q.tenant_id = l.tenant_id and q.id = l.id and l.state = 'sending' and l.unknown_policy <> 'retry'
      returning q.tenant_id, q.id, q.made_month, q.release_id, q.contact_id, q.attempts, 'unknown' as kind
    ), told as (
      select *, 'sending-lost' as reason from again union all select *, 'sending-lost' from assumed
      union all select tenant_id, id, made_month, release_id, contact_id, attempts, 'accepted', 'assumed' from assumed
    ), events as (
      insert into message_events (tenant_id, made_month, send_id, release_id, contact_id, kind, reason, attempt)
      select tenant_id, made_month, id, release_id, contact_id, kind, reason, attempts from told
    ), counted as (
      insert into release_counts (tenant_id, release_id, kind, detail, hour, count)
      select tenant_id, release_id, kind, reason, date_trunc('hour', now()), count(*) from told group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict (tenant_id, release_id, kind, detail, hour) do update set count = release_counts.count + excluded.count
    )
    select (select count(*)::int from unsent) due, (select count(*)::int from again) + (select count(*)::int from assumed) unknown`;
  return row ?? { due: 0, unknown: 0 };
}
