import { withTenant, workerSql } from "@/db/client";
import { jobs } from "@/server/jobs/catalog";
import { enqueue } from "@/server/jobs/enqueue";

/**
 * Queues again the imports whose counts stand still for two minutes, whatever became of their jobs. The key names the standstill:
 * a job that a lost process still seems to hold does not keep the new one out, and no standstill is queued twice. A second run
 * beside a slow one does no harm, as both find out from the rows that are done.
 */
export async function resumeImports(): Promise<void> {
  const still = await workerSql()<{ tenantId: string; importId: string; state: string; since: string }[]>`
    select tenant_id "tenantId", id "importId", state, floor(extract(epoch from progress_at) * 1000)::text since from imports
    where state in ('uploaded', 'checking', 'applying') and progress_at < now() - interval '2 minutes'`;
  for (const { tenantId, importId, state, since } of still)
    await withTenant({ tenantId }, (tx) =>
      enqueue(
        tx,
        { tenantId },
        state === "applying" ? jobs.applyImport : jobs.checkImport,
        { importId },
        { key: `${importId}:${since}` },
      ),
    );
}
