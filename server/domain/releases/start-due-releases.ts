import { sql } from "drizzle-orm";
import { withTenant, workerSql } from "@/db/client";
import { jobs } from "@/server/jobs/catalog";
import { enqueue } from "@/server/jobs/enqueue";
import { errorFields, log } from "@/server/platform/log";

/** A start that was missed by more is not made up for by itself: a mail for this morning must not leave at night. */
const latestStartInHours = 6;

/**
 * Starts every release whose time has come, once however many clocks run: the state decides, in the transaction that queues the
 * work. One that is too late is put back to a person.
 *
 * @returns how many were started
 */
export async function startDueReleases(): Promise<number> {
  const due = await workerSql()<{ tenantId: string; id: string }[]>`
    select tenant_id "tenantId", id from releases where state = 'scheduled' and due_at <= now() order by due_at limit 100`;
  let started = 0;
  for (const { tenantId, id } of due) {
    try {
      if (await startRelease(tenantId, id)) started++;
    } catch (error) {
      // It stays due, and does not keep the others from starting.
      log.error("a release could not be started", { tenantId, ...errorFields(error) });
    }
  }
  return started;
}

const startRelease = (tenantId: string, releaseId: string): Promise<boolean> =>
  withTenant({ tenantId }, async (tx) => {
    // The campaign first, as every verb locks them: a person who edits or stops it at this moment comes before or after, whole.
    await tx.execute(sql`
      select 1 from campaigns where tenant_id = ${tenantId} and id = (
        select campaign_id from releases where tenant_id = ${tenantId} and id = ${releaseId}) for update`);
    const [release] = await tx.execute<{ campaign_id: string; state: string; kind: string }>(sql`
      update releases set started_at = now(),
        state = case when due_at < now() - ${latestStartInHours} * interval '1 hour' then 'paused' else 'expanding' end
      where tenant_id = ${tenantId} and id = ${releaseId} and state = 'scheduled' and due_at <= now()
      returning campaign_id, state, kind`);
    if (!release) return false;
    if (release.kind === "campaign")
      await tx.execute(sql`
        update campaigns set state = ${release.state === "paused" ? "paused" : "sending"}, updated_at = now()
        where tenant_id = ${tenantId} and id = ${release.campaign_id}`);
    await enqueue(tx, { tenantId }, jobs.planRelease, { releaseId }, { key: releaseId });
    return release.state === "expanding";
  });
