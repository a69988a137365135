import { workerSql } from "@/db/client";

/**
 * Tenants whose month is used up: receivers have accepted as many mails since the first of the month, in the tenant's zone, as its plan
 * allows. Of those that have mail under way.
 */
export async function listSpentTenants(): Promise<string[]> {
  const rows = await workerSql()<{ tenantId: string }[]>`
    select t.tenant_id "tenantId" from tenants t
    where exists (select from releases r where r.tenant_id = t.tenant_id and r.state in ('expanding', 'sending'))
      and t.monthly_quota <= (select coalesce(sum(c.count), 0) from release_counts c where c.tenant_id = t.tenant_id
        and c.kind = 'accepted' and c.hour >= date_trunc('month', now(), t.time_zone))`;
  return rows.map(({ tenantId }) => tenantId);
}
