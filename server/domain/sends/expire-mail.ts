import { workerSql } from "@/db/client";
import { finishReleases } from "@/server/domain/releases/finish-releases";
import { noteWaits } from "@/server/domain/releases/note-waits";
import { lifetimeInHours } from "@/server/domain/releases/pure/lifetime";

const rowsPerStatement = 5_000;

/**
 * Ends mail that has outlived its use, whether or not any node asks for mail: `failed`, as `never-tried` when nobody came to it in time
 * and as `expired` when receivers put it off. Rows that a node holds are the node's; what must wait does not age; what belongs to a
 * stopped release is cancelled elsewhere. Only releases that are themselves old enough are looked into, so that the sweep costs nothing
 * while all is well.
 *
 * @returns how many mails were ended
 */
export async function expireMail(): Promise<number> {
  await noteWaits();
  const ended = new Map<string, { tenantId: string; releaseId: string }>();
  let total = 0;
  let taken: number;
  do {
    const rows = await sweep();
    taken = rows.reduce((sum, { count }) => sum + count, 0);
    total += taken;
    for (const { tenantId, releaseId } of rows) ended.set(releaseId, { tenantId, releaseId });
  } while (taken >= rowsPerStatement);
  if (ended.size > 0) await finishReleases([...ended.values()]);
  return total;
}

const sweep = () => workerSql()<{ tenantId: string; releaseId: string; count: number }[]>`
  with recursive queued as (
    (select tenant_id, release_id from queue order by tenant_id, release_id limit 1)
    union all
    select n.tenant_id, n.release_id from queued p cross join lateral (
      select q.tenant_id, q.release_id from queue q where (q.tenant_id, q.release_id) > (p.tenant_id, p.release_id)
      order by q.tenant_id, q.release_id limit 1) n
  ), old as (
    select r.tenant_id, r.id, r.waited_seconds * interval '1 second' waited from queued p
    join releases r on r.tenant_id = p.tenant_id and r.id = p.release_id
    where r.state in ('expanding', 'sending') and coalesce(r.started_at, r.created_at) <= now() - case r.kind
      when 'test' then ${lifetimeInHours.test} * interval '1 hour' else ${lifetimeInHours.campaign} * interval '1 hour' end
  ), chosen as (
    select q.tenant_id, q.id from old r join queue q on q.tenant_id = r.tenant_id and q.release_id = r.id
    where q.state = 'due' and q.expires_at + r.waited <= now()
    limit ${rowsPerStatement} for update of q skip locked
  ), gone as (
    delete from queue q using chosen c where q.tenant_id = c.tenant_id and q.id = c.id
    returning q.tenant_id, q.id, q.made_month, q.release_id, q.contact_id, q.attempts, case q.attempts when 0 then 'never-tried' else 'expired' end reason
  ), told as (
    insert into message_events (tenant_id, made_month, send_id, release_id, contact_id, kind, reason, attempt)
    select tenant_id, made_month, id, release_id, contact_id, 'failed', reason, attempts from gone
  ), counted as (
    insert into release_counts (tenant_id, release_id, kind, detail, hour, count)
    select tenant_id, release_id, 'failed', reason, date_trunc('hour', now()), count(*) from gone group by 1, 2, 4 order by 1, 2, 4
    on conflict (tenant_id, release_id, kind, detail, hour) do update set count = release_counts.count + excluded.count
  )
  select tenant_id "tenantId", release_id "releaseId", count(*)::int count from gone group by 1, 2`;
