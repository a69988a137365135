import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contactFields, imports } from "@/db/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import { guessColumns } from "./guess-columns";
import { loadHead } from "./load-head";
import { bindMapping } from "./pure/bind-mapping";
import { namesShifted } from "./pure/names-shifted";
import { type ImportPreview, previewImport } from "./pure/preview-import";
import {
  type ImportOptions,
  type ImportReport,
  type ImportState,
  importOptions,
  importReport,
  previewRows,
} from "./schema";

export type ImportDetail = {
  importId: string;
  fileName: string;
  sizeInBytes: number;
  state: ImportState;
  encoding: string | null;
  delimiter: string | null;
  /** Column number → target. */
  mapping: Record<string, string>;
  options: ImportOptions;
  report: ImportReport;
  rowsTotal: number;
  /** By the length of the first rows, while `rowsTotal` is not known; null when that cannot be told. */
  rowsEstimated: number | null;
  rowsRead: number;
  rowsNew: number;
  rowsChanged: number;
  rowsUnchanged: number;
  rowsRejected: number;
  namesChanged: number;
  /** So many names would change that they have probably shifted against the addresses. */
  areNamesShifted: boolean;
  /** What a person should look at before starting: `imports.namesShifted`, `imports.manyRejected`. */
  warnings: ImportNotice[];
  failure: ImportNotice | null;
  isStopping: boolean;
  createdBy: string;
  createdAt: Date;
  appliedAt: Date | null;
  finishedAt: Date | null;
  /** How the file begins, as the present encoding, delimiter and mapping read it. */
  preview: ImportPreview;
};
export type ImportNotice = { key: string; details: Record<string, unknown> };

/**
 * An import with its progress, and how its file begins.
 *
 * @throws NOT_FOUND no such import
 */
export async function getImport(context: Context, { importId }: { importId: string }): Promise<ImportDetail> {
  requirePermission(context, "contacts:read");
  return withTenant(context, async (tx) => {
    const [row] = await tx
      .select()
      .from(imports)
      .where(ofTenant(imports, context, importId));
    if (!row) throw notFound("imports");
    const { id, tenantId: _, fileId: __, stopRequestedAt, progressAt: ___, ...rest } = row;
    const options = importOptions.parse(row.options);
    const start = await readStart(tx, context, { ...row, options });
    return {
      ...rest,
      ...start,
      importId: id,
      options,
      report: importReport.parse(row.report),
      areNamesShifted: namesShifted(row),
      warnings: warningsOf(row),
      isStopping: stopRequestedAt !== null && (row.state === "checking" || row.state === "applying"),
    };
  });
}

type Counts = Pick<
  ImportDetail,
  "rowsTotal" | "rowsRejected" | "rowsChanged" | "rowsUnchanged" | "namesChanged"
>;

function warningsOf(row: Counts): ImportNotice[] {
  const warnings: ImportNotice[] = [];
  if (namesShifted(row)) warnings.push({ key: "imports.namesShifted", details: { count: row.namesChanged } });
  if (row.rowsTotal > 0 && row.rowsRejected * 2 > row.rowsTotal)
    warnings.push({
      key: "imports.manyRejected",
      details: { count: row.rowsRejected, rows: row.rowsTotal },
    });
  return warnings;
}

type Stored = Pick<typeof imports.$inferSelect, "fileId" | "encoding" | "delimiter" | "mapping"> & {
  options: ImportOptions;
};

async function readStart(
  tx: Transaction,
  context: Context,
  stored: Stored,
): Promise<Pick<ImportDetail, "sizeInBytes" | "rowsEstimated" | "preview">> {
  try {
    const head = await loadHead(tx, context, stored.fileId, stored);
    const definitions = await tx
      .select({ key: contactFields.key, type: contactFields.type })
      .from(contactFields)
      .where(ofTenant(contactFields, context));
    const headers = head.headers ?? [];
    const mapping = bindMapping(stored.mapping, headers, definitions, stored.options.newFields);
    const guess = await guessColumns(tx, context, head);
    const { sizeInBytes, bytesPerRow } = head;
    return {
      sizeInBytes,
      rowsEstimated: bytesPerRow === null ? null : Math.max(1, Math.round(sizeInBytes / bytesPerRow) - 1),
      preview: previewImport(headers, head.rows.slice(0, previewRows), mapping, guess.columns),
    };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { sizeInBytes: 0, rowsEstimated: null, preview: previewImport([], [], [], []) };
  }
}
