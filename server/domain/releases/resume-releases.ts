import { withTenant, workerSql } from "@/db/client";
import { jobs } from "@/server/jobs/catalog";
import { enqueue } from "@/server/jobs/enqueue";
import { errorFields, log } from "@/server/platform/log";

/** Queues again the work of releases that stand still, whatever became of their jobs: the truth is in our tables. */
export async function resumeReleases(): Promise<void> {
  const still = await workerSql()<{ tenantId: string; releaseId: string; state: string }[]>`
    select tenant_id "tenantId", id "releaseId", state from releases r
    where (state = 'expanding' and started_at < now() - interval '1 minute')
      or (state in ('stopped', 'cancelled') and finished_at is null and (state = 'stopped' and expanded_at is null
        or exists (select 1 from queue q where q.tenant_id = r.tenant_id and q.release_id = r.id and q.state = 'due')))`;
  for (const { tenantId, releaseId, state } of still) {
    const job = state === "expanding" ? jobs.planRelease : jobs.cancelRelease;
    try {
      await withTenant({ tenantId }, (tx) =>
        enqueue(tx, { tenantId }, job, { releaseId }, { key: releaseId }),
      );
    } catch (error) {
      // It is found again by the next run, and does not keep the others standing.
      log.error("a release could not be resumed", { tenantId, releaseId, ...errorFields(error) });
    }
  }
}
