import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { files, imports } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { largestImportInBytes } from "@/server/domain/files/schema";
import { type StoredFile, storeFile } from "@/server/domain/files/store-file";
import { jobs } from "@/server/jobs/catalog";
import { enqueue } from "@/server/jobs/enqueue";
import { actorId, type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { guessColumns } from "./guess-columns";
import { readHead } from "./read-head";
import { importOptions, type UploadImportInput } from "./schema";

/**
 * Takes in a CSV file as it arrives, guesses its encoding, delimiter and columns from its first 256 KiB, and has it checked.
 * Nothing becomes a contact before `startImport`.
 *
 * @throws TOO_LARGE above 100 MB, as soon as so much has arrived; nothing of it is kept
 * @throws INVALID no text file (`imports.notText`, `imports.encodingJis`), or an empty one; other trouble is told by the check
 */
export async function uploadImport(
  context: Context,
  { fileName }: UploadImportInput,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ importId: string }> {
  requirePermission(context, "contacts:write");
  const file = { purpose: "import", name: fileName, contentType: "text/csv" } as const;
  const stored = await storeFile(context, { ...file, limitInBytes: largestImportInBytes }, bytes);
  try {
    return await addImport(context, fileName, stored);
  } catch (error) {
    await withTenant(context, (tx) => tx.delete(files).where(ofTenant(files, context, stored.fileId)));
    throw error;
  }
}

async function addImport(
  context: Context,
  fileName: string,
  { fileId, sizeInBytes, sha256, head: bytes }: StoredFile,
): Promise<{ importId: string }> {
  if (sizeInBytes === 0) throw new DomainError("INVALID", "imports.empty", { field: "file" });
  const head = await readHead(bytes, bytes.length === sizeInBytes);
  const { encoding, delimiter } = head;
  return withTenant(context, async (tx) => {
    const { mapping, newFields } = await guessColumns(tx, context, head);
    const options = importOptions.parse({ newFields });
    const { tenantId } = context;
    const createdBy = actorId(context.actor);
    const [made] = await tx
      .insert(imports)
      .values({ tenantId, fileId, fileName, mapping, options, encoding, delimiter, createdBy })
      .returning({ importId: imports.id });
    if (!made) throw new Error("INSERT gave no row");
    await appendAudit(tx, context, {
      action: "import.upload",
      subject: `imports/${made.importId}`,
      details: { sizeInBytes, sha256 },
    });
    await enqueue(tx, context, jobs.checkImport, made, { key: made.importId });
    return made;
  });
}
