import type postgres from "postgres";
import type { Context } from "@/server/platform/context";
import { applyImport } from "./apply-import";
import { checkImport } from "./check-import";
import { startImportInput } from "./schema";
import { startImport } from "./start-import";
import { uploadImport } from "./upload-import";

/** A text or bytes as they come over the wire. */
export async function* inPieces(file: string | Uint8Array, pieceLength = 10_000): AsyncGenerator<Uint8Array> {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
}

/** Uploads a file and checks it. @returns the import's id */
export async function checkFile(context: Context, file: string | Uint8Array): Promise<string> {
  const { importId } = await uploadImport(context, { fileName: "customers.csv" }, inPieces(file));
  await checkImport(context, { importId });
  return importId;
}

type Start = {
  mode?: "overwrite" | "fill-empty";
  tagName?: string;
  consent?: { how: string; giveAgain?: boolean } | null;
};

/** Confirms a checked import. */
export const confirmImport = (context: Context, importId: string, start: Start = {}): Promise<void> =>
  startImport(context, startImportInput.parse({ importId, mode: "overwrite", consent: null, ...start }));

/** Uploads, checks, confirms and applies. @returns the import's id */
export async function importFile(
  context: Context,
  file: string | Uint8Array,
  start: Start = {},
): Promise<string> {
  const importId = await checkFile(context, file);
  await confirmImport(context, importId, start);
  await applyImport(context, { importId });
  return importId;
}

/** An import as it stands in the table. */
export async function readImport(admin: postgres.Sql, { tenantId }: Context, importId: string) {
  const [row] = await admin`
    select state, rows_total "rowsTotal", rows_read "rowsRead", rows_new "rowsNew", rows_changed "rowsChanged",
      rows_unchanged "rowsUnchanged", rows_rejected "rowsRejected", names_changed "namesChanged", failure, report
    from imports where tenant_id = ${tenantId} and id = ${importId}`;
  return row;
}
