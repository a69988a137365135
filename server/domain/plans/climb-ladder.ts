import { workerSql } from "@/db/client";
import { nextDailyQuota, type SendingDay } from "./pure/ladder";

type Climber = SendingDay & { tenantId: string; dailyQuota: number; day: string };

/**
 * Raises the daily quota of tenants on trial after a good day, one step for each day at most. A clock, safe to run at any time and by
 * several processes: the step and its note in the tenant's log are one transaction, and the note says which day it was for.
 *
 * @returns how many went up
 */
export async function climbLadder(): Promise<number> {
  const sql = workerSql();
  const climbers = await sql<Climber[]>`
    with d as (
      select tenant_id, daily_quota, date_trunc('day', now(), time_zone) until,
        ((now() at time zone time_zone)::date - 1)::text as day
      from tenants where standing = 'trial' and daily_quota is not null
    )
    select d.tenant_id "tenantId", d.daily_quota "dailyQuota", d.day,
      coalesce(sum(c.count) filter (where c.kind = 'accepted'), 0)::int accepted,
      coalesce(sum(c.count) filter (where c.kind in ('bounced', 'bounced-later')), 0)::int bounced,
      coalesce(sum(c.count) filter (where c.kind = 'complained'), 0)::int complained
    from d join release_counts c on c.tenant_id = d.tenant_id and c.hour >= d.until - interval '1 day' and c.hour < d.until
      and c.kind in ('accepted', 'bounced', 'bounced-later', 'complained')
    group by 1, 2, 3`;
  let count = 0;
  for (const climber of climbers) if (await climb(climber)) count++;
  return count;
}

async function climb({ tenantId, dailyQuota, day, ...counts }: Climber): Promise<boolean> {
  const next = nextDailyQuota(dailyQuota, counts);
  if (next === dailyQuota) return false;
  return workerSql().begin(async (tx) => {
    const subject = `tenants/${tenantId}`;
    const [held] = await tx`
      select from tenants t where tenant_id = ${tenantId} and standing = 'trial' and daily_quota = ${dailyQuota} for update`;
    const [judged] = await tx`
      select from audit_log where tenant_id = ${tenantId} and subject = ${subject} and action = 'tenant.raise-daily-quota' and details->>'day' = ${day}`;
    if (!held || judged) return false;
    await tx`update tenants set daily_quota = ${next} where tenant_id = ${tenantId}`;
    await tx`insert into audit_log (tenant_id, actor_kind, actor_id, action, subject, details, before, after)
      values (${tenantId}, 'system', 'climb-ladder', 'tenant.raise-daily-quota', ${subject}, ${tx.json({ day, ...counts })},
        ${tx.json({ dailyQuota })}, ${tx.json({ dailyQuota: next })})`;
    return true;
  });
}
