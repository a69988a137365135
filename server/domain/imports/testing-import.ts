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

/** Uploads, checks, confirms and applies. @returns the import's id */
export async function importFile(
  context: Context,
  file: string | Uint8Array,
  start: {
    mode?: "overwrite" | "fill-empty";
    tagName?: string;
    consent?: { how: string; giveAgain?: boolean } | null;
  } = {},
): Promise<string> {
  const importId = await checkFile(context, file);
  await startImport(
    context,
    startImportInput.parse({ importId, mode: "overwrite", consent: null, ...start }),
  );
  await applyImport(context, { importId });
  return importId;
}
