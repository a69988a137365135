import { workerSql } from "@/db/client";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { compareBatch } from "./compare-batch";
import { failImport } from "./fail-import";
import { type ImportJob, loadImportJob } from "./load-import-job";
import { NewTags } from "./new-tags";
import { type ImportProblem, readRows } from "./read-rows";
import { saveProblems } from "./save-problems";
import { type ImportForecast, importForecast, mostErrorsKept, mostNameExamples } from "./schema";

/**
 * Reads the whole file without changing any contact, and tells what importing it would do: rows that are new, changed, alike
 * and refused, with the reasons of up to 10,000 problems. Ends in `ready`, in `stopped` when someone asked for that, or in
 * `failed` with what is wrong with the file. Safe to run again; a run that a newer mapping overtook ends quietly.
 */
export async function checkImport(context: Context, { importId }: { importId: string }): Promise<void> {
  const job = await loadImportJob(context, importId);
  if (job === null || !(await beginCheck(job))) return;
  try {
    await check(context, job);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await failImport(context, job, "checking", error);
  }
}

async function beginCheck({ tenantId, importId, options: { revision } }: ImportJob): Promise<boolean> {
  return workerSql().begin(async (tx) => {
    const begun = await tx`
      update imports set state = 'checking', progress_at = now(), failure = null, finished_at = null, rows_total = 0,
        rows_read = 0, rows_new = 0, rows_changed = 0, rows_unchanged = 0, rows_rejected = 0, names_changed = 0
      where tenant_id = ${tenantId} and id = ${importId} and state in ('uploaded', 'checking')
        and coalesce((options->>'revision')::int, 0) = ${revision}`;
    if (begun.count > 0)
      await tx`delete from import_errors where tenant_id = ${tenantId} and import_id = ${importId}`;
    return begun.count > 0;
  });
}

async function check(context: Context, job: ImportJob): Promise<void> {
  const tags = new NewTags(context);
  const forecast = importForecast.parse({});
  let kept = 0;
  let rowsRead = 0;
  for await (const batch of readRows(context, job.source)) {
    const examplesWanted = mostNameExamples - forecast.nameExamples.length;
    const comparison = await compareBatch(job, batch.accepted, job.options.mode, examplesWanted);
    await tags.note(batch.accepted);
    forecast.rowsNew += comparison.rowsNew;
    forecast.rowsChanged += comparison.rowsChanged;
    forecast.rowsUnchanged += comparison.rowsUnchanged;
    forecast.namesChanged += comparison.namesChanged;
    forecast.nameExamples.push(...comparison.nameExamples);
    forecast.rowsRejected += batch.rowsRejected;
    forecast.rowsDoubtful += batch.doubtful.length;
    rowsRead = batch.rowsRead;
    const problems = [...batch.rejected, ...batch.doubtful].slice(0, mostErrorsKept - kept);
    kept += problems.length;
    if ((await report(job, forecast, rowsRead, { state: "checking", problems })) !== "goes on") return;
  }
  if (rowsRead === 0) throw new DomainError("INVALID", "imports.noRows");
  await report(job, forecast, rowsRead, { state: "ready", problems: [] });
}

/** Writes the counts so far, and what is wrong with rows. @returns whether the run is still wanted */
async function report(
  { tenantId, importId, options: { revision } }: ImportJob,
  forecast: ImportForecast,
  rowsRead: number,
  { state, problems }: { state: "checking" | "ready"; problems: readonly ImportProblem[] },
): Promise<"goes on" | "ends"> {
  return workerSql().begin(async (tx) => {
    const [row] = await tx<{ isStopped: boolean }[]>`
      update imports set
        state = case when stop_requested_at is null then ${state} else 'stopped' end,
        finished_at = case when stop_requested_at is null then null else now() end,
        rows_total = ${state === "ready" ? rowsRead : 0}, rows_read = ${rowsRead}, rows_new = ${forecast.rowsNew},
        rows_changed = ${forecast.rowsChanged}, rows_unchanged = ${forecast.rowsUnchanged},
        rows_rejected = ${forecast.rowsRejected}, names_changed = ${forecast.namesChanged},
        report = report || ${JSON.stringify({ check: forecast })}::text::jsonb, progress_at = now()
      where tenant_id = ${tenantId} and id = ${importId} and state = 'checking'
        and coalesce((options->>'revision')::int, 0) = ${revision}
      returning stop_requested_at is not null "isStopped"`;
    if (row !== undefined) await saveProblems(tx, tenantId, importId, problems);
    return row?.isStopped === false ? "goes on" : "ends";
  });
}
