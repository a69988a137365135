import { workerSql } from "@/db/client";

/**
 * Marks releases done of which nothing is left in the queue, and their campaigns sent. A clock runs it for all tenants; a node that
 * settles the last message of a release runs it for that one. A campaign that somebody holds at this moment is left to the clock, so
 * the release is dated by the event that ended its last mail, when there is one of these ten minutes.
 *
 * @param only releases to look at; absent: all that are sending
 */
export async function finishReleases(
  only?: readonly { tenantId: string; releaseId: string }[],
): Promise<number> {
  const sql = workerSql();
  const wanted = JSON.stringify(
    (only ?? []).map(({ tenantId, releaseId }) => ({ tenant_id: tenantId, release_id: releaseId })),
  );
  const rows = await sql`
    with empty as (
      select r.tenant_id, r.id from releases r join campaigns c on c.tenant_id = r.tenant_id and c.id = r.campaign_id
      where r.state in ('sending', 'stopped') and r.expanded_at is not null and r.finished_at is null
        and (${only === undefined} or (r.tenant_id, r.id) in (select tenant_id, release_id from jsonb_to_recordset(${wanted}::text::jsonb) as w(tenant_id uuid, release_id uuid)))
        and not exists (select 1 from queue q where q.tenant_id = r.tenant_id and q.release_id = r.id)
      for no key update of c skip locked
    ), done as (
      update releases r set state = case r.state when 'sending' then 'done' else r.state end, finished_at = coalesce((
          select m.occurred_at from message_events m
          where m.tenant_id = r.tenant_id and m.id > (select uuidv7(interval '-10 minutes')) and m.release_id is not distinct from r.id
            and (m.kind in ('accepted', 'failed', 'cancelled', 'excluded') or m.kind = 'bounced' and m.attempt is not null)
          order by m.id desc limit 1), now())
      from empty e where r.tenant_id = e.tenant_id and r.id = e.id and r.state in ('sending', 'stopped') and r.finished_at is null
      returning r.tenant_id, r.campaign_id, r.kind, r.state
    )
    update campaigns c set state = 'sent', sent_at = now() from done d
    where c.tenant_id = d.tenant_id and c.id = d.campaign_id and d.kind = 'campaign' and d.state = 'done' and c.state = 'sending'
    returning c.id`;
  return rows.length;
}
