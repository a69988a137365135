import { workerSql } from "@/db/client";

/** Of these releases, the ones that may not send now: stopped, paused or gone. */
export async function listHaltedReleases(
  asked: readonly { tenantId: string; releaseId: string }[],
): Promise<Set<string>> {
  const releaseIds = new Set(asked.map(({ releaseId }) => releaseId));
  if (releaseIds.size === 0) return releaseIds;
  const tenantIds = [...new Set(asked.map(({ tenantId }) => tenantId))];
  const rows = await workerSql()<{ id: string }[]>`
    select id from releases where tenant_id = any (${tenantIds}::uuid[]) and id = any (${[...releaseIds]}::uuid[])
      and state in ('expanding', 'sending')`;
  for (const { id } of rows) releaseIds.delete(id);
  return releaseIds;
}
