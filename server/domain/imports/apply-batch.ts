import type postgres from "postgres";
import { workerSql } from "@/db/client";
import { applyConsents } from "./apply-consents";
import { applyTags } from "./apply-tags";
import { applyValues } from "./apply-values";
import type { ImportJob } from "./load-import-job";
import type { RowBatch } from "./read-rows";
import { type ImportOutcome, importOutcome, importReport } from "./schema";
import { upsertRows } from "./upsert-rows";

/**
 * One batch in one transaction: staged by COPY, then set-based into contacts, their values, tags and consents, with the counts
 * and how far the import is.
 *
 * @param done data rows that must be done before this batch; another number means that another run is ahead
 */
export async function applyBatch(
  job: ImportJob,
  batch: RowBatch,
  done: number,
): Promise<"applied" | "stopped" | "replaced"> {
  const { tenantId, importId } = job;
  return workerSql().begin(async (tx) => {
    const [now] = await tx<{ rowsRead: number; isStopped: boolean; report: unknown }[]>`
      select rows_read "rowsRead", stop_requested_at is not null "isStopped", report from imports
      where tenant_id = ${tenantId} and id = ${importId} and state = 'applying' for update`;
    if (now?.rowsRead !== done) return "replaced";
    if (now.isStopped) {
      await tx`
        update imports set state = 'stopped', finished_at = now(), progress_at = now()
        where tenant_id = ${tenantId} and id = ${importId}`;
      return "stopped";
    }
    const made = await applyRows(tx, job, batch);
    const report = importReport.parse(now.report);
    const outcome = addOutcome(report.apply, made.outcome);
    await tx`
      update imports set rows_read = greatest(rows_read, ${batch.rowsRead}), rows_new = rows_new + ${made.rowsNew},
        rows_changed = rows_changed + ${made.rowsChanged},
        rows_unchanged = rows_unchanged + ${batch.accepted.length - made.rowsNew - made.rowsChanged},
        rows_rejected = rows_rejected + ${batch.rowsRejected}, names_changed = names_changed + ${made.namesChanged},
        report = ${JSON.stringify({ ...report, apply: outcome })}::text::jsonb, progress_at = now()
      where tenant_id = ${tenantId} and id = ${importId}`;
    return "applied";
  });
}

type Made = { rowsNew: number; rowsChanged: number; namesChanged: number; outcome: ImportOutcome };

async function applyRows(tx: postgres.TransactionSql, job: ImportJob, { accepted }: RowBatch): Promise<Made> {
  if (accepted.length === 0)
    return { rowsNew: 0, rowsChanged: 0, namesChanged: 0, outcome: importOutcome.parse({}) };
  const upserted = await upsertRows(tx, job, accepted);
  await applyValues(tx, job.tenantId, upserted);
  const tags = await applyTags(tx, job.tenantId, upserted, job.options.tagName);
  const consents = await applyConsents(tx, job, upserted.rows);
  const rowsNew = [...upserted.touched.values()].filter(({ isNew }) => isNew).length;
  return {
    rowsNew,
    rowsChanged: upserted.touched.size - rowsNew + tags.contactsChanged,
    namesChanged: upserted.namesChanged,
    outcome: { ...consents, tagsAdded: tags.tagsAdded },
  };
}

const addOutcome = (before: ImportOutcome | undefined, more: ImportOutcome): ImportOutcome => ({
  consentsGiven: (before?.consentsGiven ?? 0) + more.consentsGiven,
  consentsGivenAgain: (before?.consentsGivenAgain ?? 0) + more.consentsGivenAgain,
  consentsWithdrawn: (before?.consentsWithdrawn ?? 0) + more.consentsWithdrawn,
  consentsKeptWithdrawn: (before?.consentsKeptWithdrawn ?? 0) + more.consentsKeptWithdrawn,
  tagsAdded: (before?.tagsAdded ?? 0) + more.tagsAdded,
});
