import type postgres from "postgres";
import { withTenant, workerSql } from "@/db/client";
import { jobs } from "@/server/jobs/catalog";
import { enqueue } from "@/server/jobs/enqueue";
import type { Context } from "@/server/platform/context";
import { haltRelease } from "./halt-release";
import { isChanged, type LoadedRelease, loadRelease } from "./load-release";
import { markExpanded } from "./mark-expanded";
import { queueTests } from "./queue-tests";

/** Contacts looked at by one statement; it takes well under a second. */
const contactsPerShard = 5_000;

/**
 * Cuts the tenant's contacts into shards and queues the expansion of each. Run twice, it queues what is not expanded yet. A release
 * that is not what was approved is halted.
 */
export async function planRelease(context: Context, { releaseId }: { releaseId: string }): Promise<void> {
  const { tenantId } = context;
  try {
    await plan(context, releaseId);
  } catch (error) {
    if (!isChanged(error)) throw error;
    await haltRelease({ tenantId, job: jobs.planRelease.name }, releaseId, "changed-after-approval");
  }
}

async function plan(context: Context, releaseId: string): Promise<void> {
  const { tenantId } = context;
  const open = await workerSql().begin(async (tx): Promise<{ no: number }[]> => {
    const release = await loadRelease(tx, tenantId, releaseId);
    if (release.state !== "expanding") return [];
    if (release.kind === "test") await queueTests(tx, release);
    else await cutShards(tx, release);
    await markExpanded(tx, tenantId, releaseId);
    return tx<{ no: number }[]>`
      select no from release_shards where tenant_id = ${tenantId} and release_id = ${releaseId} and expanded_at is null order by no`;
  });
  await withTenant(context, async (tx) => {
    for (const { no } of open)
      await enqueue(tx, context, jobs.expandRelease, { releaseId, no }, { key: `${releaseId}:${no}` });
  });
}

async function cutShards(
  tx: postgres.TransactionSql,
  { tenantId, id: releaseId }: LoadedRelease,
): Promise<void> {
  await tx`
    insert into release_shards (tenant_id, release_id, no, after_id, through_id)
    select ${tenantId}, ${releaseId}, no, lag(through_id) over (order by no), case when last then null else through_id end
    from (
      select no, through_id, row_number() over (order by no desc) = 1 last from (
        select (position - 1) / ${contactsPerShard} no, (array_agg(id order by id desc))[1] through_id
        from (select id, row_number() over (order by id) position from contacts where tenant_id = ${tenantId}) numbered group by 1
      ) cut
    ) cuts
    on conflict do nothing`;
}
