import { sql } from "drizzle-orm";
import { withTenant, workerSql } from "@/db/client";
import { jobs } from "@/server/jobs/catalog";
import { enqueue } from "@/server/jobs/enqueue";
import { errorFields, log } from "@/server/platform/log";
import { checkStart } from "./check-start";
import { haltLocked, lockCampaignOf } from "./halt-release";

/**
 * Starts every release whose time has come, once however many clocks run: the state decides, in the transaction that queues the
 * work. One that is too late, or whose approval does not hold as it was given, is put before a person.
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
    const check = await checkStart(tx, { tenantId }, releaseId);
    await lockCampaignOf(tx, tenantId, releaseId);
    if (check && check.reason !== null) {
      const { reason, approvedCount, countNow } = check;
      await haltLocked(tx, { tenantId, job: "start-due-releases" }, releaseId, reason, {
        approvedCount,
        countNow,
      });
      return false;
    }
    const [release] = await tx.execute<{ campaign_id: string; kind: string }>(sql`
      update releases set started_at = now(), state = 'expanding'
      where tenant_id = ${tenantId} and id = ${releaseId} and state = 'scheduled' and due_at <= now()
      returning campaign_id, kind`);
    if (!release) return false;
    if (release.kind === "campaign")
      await tx.execute(sql`
        update campaigns set state = 'sending', updated_at = now()
        where tenant_id = ${tenantId} and id = ${release.campaign_id}`);
    await enqueue(tx, { tenantId }, jobs.planRelease, { releaseId }, { key: releaseId });
    return true;
  });
