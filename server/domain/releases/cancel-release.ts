import { workerSql } from "@/db/client";
import type { Context } from "@/server/platform/context";
import { finishReleases } from "./finish-releases";
import { markExpanded } from "./mark-expanded";

const rowsPerStatement = 5_000;

/**
 * Takes what has not left out of the queue of a stopped release, with a `cancelled` event each. A shard that is being written waits to
 * be cancelled with the rest; none comes after it. Rows that a sending node holds are the node's: it looks at the release again before
 * it writes a body, and settles them itself.
 */
export async function cancelRelease(context: Context, { releaseId }: { releaseId: string }): Promise<void> {
  await closeShards(context, releaseId);
  let taken: number;
  do {
    const [row] = await workerSql()<{ taken: number }[]>`
      with chosen as (
        select q.tenant_id, q.id from queue q join releases r on r.tenant_id = q.tenant_id and r.id = q.release_id
        where q.tenant_id = ${context.tenantId} and q.release_id = ${releaseId} and q.state = 'due' and r.state in ('stopped', 'cancelled')
        limit ${rowsPerStatement} for update of q skip locked
      ), gone as (
        delete from queue q using chosen c where q.tenant_id = c.tenant_id and q.id = c.id
        returning q.tenant_id, q.id, q.made_month, q.release_id, q.contact_id
      ), told as (
        insert into message_events (tenant_id, made_month, send_id, release_id, contact_id, kind, reason)
        select tenant_id, made_month, id, release_id, contact_id, 'cancelled', 'stopped' from gone
      ), counted as (
        insert into release_counts (tenant_id, release_id, kind, detail, hour, count)
        select tenant_id, release_id, 'cancelled', 'stopped', date_trunc('hour', now()), count(*) from gone group by 1, 2
        on conflict (tenant_id, release_id, kind, detail, hour) do update set count = release_counts.count + excluded.count
      )
      select count(*)::int taken from gone`;
    taken = row?.taken ?? 0;
  } while (taken > 0);
  await finishReleases([{ tenantId: context.tenantId, releaseId }]);
}

/** From here on the audience of a stopped release does not grow. */
async function closeShards({ tenantId }: Context, releaseId: string): Promise<void> {
  await workerSql().begin(async (tx) => {
    const ended =
      await tx`select 1 from releases where tenant_id = ${tenantId} and id = ${releaseId} and state in ('stopped', 'cancelled')`;
    if (ended.length === 0) return;
    await tx`update release_shards set expanded_at = now() where tenant_id = ${tenantId} and release_id = ${releaseId} and expanded_at is null`;
    await markExpanded(tx, tenantId, releaseId);
  });
}
