import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { imports } from "@/db/schema";
import { readFile } from "@/server/domain/files/read-file";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import type { Delimiter } from "./pure/detect-delimiter";
import type { FileEncoding } from "./pure/detect-encoding";
import { namesShifted } from "./pure/names-shifted";
import { readHead } from "./read-head";
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
  state: ImportState;
  encoding: string | null;
  delimiter: string | null;
  /** Column number → target. */
  mapping: Record<string, string>;
  options: ImportOptions;
  report: ImportReport;
  rowsTotal: number;
  rowsRead: number;
  rowsNew: number;
  rowsChanged: number;
  rowsUnchanged: number;
  rowsRejected: number;
  namesChanged: number;
  /** So many names would change that they have probably shifted against the addresses. */
  areNamesShifted: boolean;
  failure: { key: string; details: Record<string, unknown> } | null;
  isStopping: boolean;
  createdBy: string;
  createdAt: Date;
  appliedAt: Date | null;
  finishedAt: Date | null;
  /** The head and the first rows, as the present encoding and delimiter read them. */
  preview: { headers: string[]; rows: string[][] };
};

/**
 * An import with its progress, and how its file begins.
 *
 * @throws NOT_FOUND no such import
 */
export async function getImport(context: Context, { importId }: { importId: string }): Promise<ImportDetail> {
  requirePermission(context, "contacts:read");
  const [row] = await withTenant(context, (tx) =>
    tx
      .select()
      .from(imports)
      .where(ofTenant(imports, context, importId)),
  );
  if (!row) throw notFound("imports");
  const { id, tenantId: _, fileId, stopRequestedAt, progressAt: __, ...rest } = row;
  return {
    ...rest,
    importId: id,
    options: importOptions.parse(row.options),
    report: importReport.parse(row.report),
    areNamesShifted: namesShifted(row),
    isStopping: stopRequestedAt !== null && (row.state === "checking" || row.state === "applying"),
    preview: await readPreview(context, fileId, row.encoding, row.delimiter),
  };
}

async function readPreview(
  context: Context,
  fileId: string,
  encoding: string | null,
  delimiter: string | null,
) {
  const { value: head, done } = await readFile(context, fileId).next();
  if (done || !head) return { headers: [], rows: [] };
  try {
    const chosen = {
      ...(encoding !== null && { encoding: encoding as FileEncoding }),
      ...(delimiter !== null && { delimiter: delimiter as Delimiter }),
    };
    const { headers, rows } = await readHead(head, false, chosen);
    return { headers: headers ?? [], rows: rows.slice(0, previewRows).map(({ cells }) => cells) };
  } catch (error) {
    if (error instanceof DomainError) return { headers: [], rows: [] };
    throw error;
  }
}
