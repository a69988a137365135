import { withTenant, workerSql } from "@/db/client";
import { appendAudit } from "@/server/domain/audit/append-audit";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { applyBatch } from "./apply-batch";
import { failImport } from "./fail-import";
import { type ImportJob, loadImportJob } from "./load-import-job";
import { oneAhead } from "./one-ahead";
import { readRows } from "./read-rows";

/**
 * Makes contacts of the rows of a confirmed import, a batch a transaction. How far it is stands in the same transaction, so a
 * run that was killed is taken up after its last batch and nothing is done twice. It ends in `done`, or at the next batch in
 * `stopped` when someone asked for that: what was applied stays. A second run beside it ends quietly.
 */
export async function applyImport(context: Context, { importId }: { importId: string }): Promise<void> {
  const job = await loadImportJob(context, importId);
  if (job?.state !== "applying") return;
  try {
    await run(context, job);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await failImport(context, job, "applying", error);
  }
}

async function run(context: Context, job: ImportJob): Promise<void> {
  let done = job.rowsRead;
  for await (const batch of oneAhead(readRows(context, job.source, done))) {
    const outcome = await applyBatch(job, batch, done);
    if (outcome === "stopped") await note(context, job.importId, "stopped");
    if (outcome !== "applied") return;
    done = Math.max(done, batch.rowsRead);
  }
  const finished = await workerSql()`
    update imports set state = 'done', finished_at = now(), progress_at = now()
    where tenant_id = ${context.tenantId} and id = ${job.importId} and state = 'applying' and rows_read = ${done}`;
  if (finished.count > 0) await note(context, job.importId, "done");
}

async function note(context: Context, importId: string, outcome: "done" | "stopped"): Promise<void> {
  const [counts] = await workerSql()<Record<string, number>[]>`
    select rows_read "rowsRead", rows_new "rowsNew", rows_changed "rowsChanged", rows_unchanged "rowsUnchanged",
      rows_rejected "rowsRejected"
    from imports where tenant_id = ${context.tenantId} and id = ${importId}`;
  await withTenant(context, (tx) =>
    appendAudit(tx, context, {
      action: "import.apply",
      subject: `imports/${importId}`,
      details: { outcome, ...counts },
    }),
  );
}
