import { readFile } from "@/server/domain/files/read-file";
import { checkHead } from "./pure/check-head";
import type { ColumnMapping } from "./pure/column-target";
import { decodeStream } from "./pure/decode-stream";
import type { FileEncoding } from "./pure/detect-encoding";
import { mapRow, type RowProblem } from "./pure/map-row";
import { parseCsv } from "./pure/parse-csv";
import { makeSeenRows, type SeenRows } from "./pure/seen-rows";
import type { AcceptedRow } from "./pure/staging-line";

/** Rows that travel together: half a second's work, so that counts are live and a wish to stop is met soon. */
export const rowsPerBatch = 2_500;
/** Counts are written, and a wish to stop is noticed, at least this often while rows are read. */
const longestBatchMs = 500;

export type ImportProblem = RowProblem & { row: number; details?: Readonly<Record<string, unknown>> };
export type RowBatch = {
  accepted: AcceptedRow[];
  rejected: ImportProblem[];
  rowsRejected: number;
  /** Of accepted rows. */
  doubtful: ImportProblem[];
  /** Data rows read from the beginning of the file on, this batch included. */
  rowsRead: number;
};

export type ImportSource = {
  fileId: string;
  encoding: FileEncoding;
  delimiter: string;
  /** @param headers of the file */
  mappingOf: (headers: readonly string[]) => ColumnMapping[];
};

/**
 * The rows of a stored file as contacts and problems, in batches. The later of two rows with one address is refused, whatever
 * else it says: nobody could tell which of them is true.
 *
 * @param skip data rows that were dealt with before; they are read, so that duplicates of theirs are known, and left out
 * @throws INVALID, TOO_LARGE what `checkHead`, `decodeStream` and `parseCsv` throw
 */
export async function* readRows(
  context: { readonly tenantId: string },
  source: ImportSource,
  skip = 0,
): AsyncGenerator<RowBatch> {
  const { encoding, delimiter } = source;
  const seen = makeSeenRows();
  let headers: string[] | null = null;
  let mapping: ColumnMapping[] = [];
  let batch = emptyBatch(0);
  let since = performance.now();
  for await (const { row, cells } of parseCsv(decodeStream(readFile(context, source.fileId), encoding), {
    delimiter,
  })) {
    if (headers === null) {
      headers = cells;
      mapping = source.mappingOf(headers);
      checkHead(headers, mapping, encoding);
      continue;
    }
    const target = batch.rowsRead < skip ? emptyBatch(0) : batch;
    takeRow(target, { row, cells }, { mapping, columnCount: headers.length, seen });
    batch.rowsRead += 1;
    const isFull = batch.accepted.length + batch.rowsRejected >= rowsPerBatch;
    if (!isFull && (batch.rowsRead % 100 !== 0 || performance.now() - since < longestBatchMs)) continue;
    yield batch;
    batch = emptyBatch(batch.rowsRead);
    since = performance.now();
  }
  if (headers === null) checkHead(headers, mapping, encoding);
  yield batch;
}

const emptyBatch = (rowsRead: number): RowBatch => ({
  accepted: [],
  rejected: [],
  rowsRejected: 0,
  doubtful: [],
  rowsRead,
});

function takeRow(
  batch: RowBatch,
  { row, cells }: { row: number; cells: string[] },
  { mapping, columnCount, seen }: { mapping: ColumnMapping[]; columnCount: number; seen: SeenRows },
): void {
  const mapped = mapRow(cells, mapping, columnCount);
  if ("errors" in mapped) {
    batch.rowsRejected += 1;
    for (const problem of mapped.errors) batch.rejected.push(asKept(problem, row));
    return;
  }
  const first = seen.firstRowOf(mapped.ok.emailKey, row);
  if (first === null) {
    batch.accepted.push({ row, draft: mapped.ok });
    for (const problem of mapped.warnings) batch.doubtful.push(asKept(problem, row));
    return;
  }
  const column = mapping.find(({ target }) => target === "email")?.header ?? "";
  batch.rowsRejected += 1;
  batch.rejected.push({
    row,
    column: shorten(column),
    key: "imports.duplicateInFile",
    value: shorten(mapped.ok.originalEmail),
    details: { first },
  });
}

/** A head cell can be as long as a record; as part of a key it must not be. */
const shorten = (text: string) => text.slice(0, 200).toWellFormed();
const asKept = (problem: RowProblem, row: number): ImportProblem => ({
  ...problem,
  column: shorten(problem.column),
  row,
});
