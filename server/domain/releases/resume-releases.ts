import { withTenant, workerSql } from "@/db/client";
import { jobs } from "@/server/jobs/catalog";
import { enqueue } from "@/server/jobs/enqueue";

/** Queues again the work of releases that stand still, whatever became of their jobs: the truth is in our tables. */
export async function resumeReleases(): Promise<void> {
  const still = await workerSql()<{ tenantId: string; releaseId: string; state: string }[]>`
    select tenant_id "tenantId", id "releaseId", state from releases r
    where (state = 'expanding' and started_at < now() - interval '1 minute')
      or (state in ('stopped', 'cancelled') and finished_at is null
        and exists (select 1 from queue q where q.tenant_id = r.tenant_id and q.release_id = r.id and q.state = 'due'))`;
  for (const { tenantId, releaseId, state } of still)
    await withTenant({ tenantId }, (tx) =>
      enqueue(
        tx,
        { tenantId },
        state === "expanding" ? jobs.planRelease : jobs.cancelRelease,
        { releaseId },
        { key: releaseId },
      ),
    );
}
