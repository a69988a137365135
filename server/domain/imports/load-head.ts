import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { fileChunks, files } from "@/db/schema";
import type { Context } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { Delimiter } from "./pure/detect-delimiter";
import { delimiters } from "./pure/detect-delimiter";
import { type FileEncoding, fileEncodings } from "./pure/detect-encoding";
import { type FileHead, readHead } from "./read-head";

type Told = { encoding?: string | null | undefined; delimiter?: string | null | undefined };

/**
 * How a stored file begins, read with the encoding and delimiter that are told; what is not told is guessed.
 *
 * @throws NOT_FOUND the file is gone · INVALID what `readHead` throws
 */
export async function loadHead(
  tx: Transaction,
  context: Context,
  fileId: string,
  told: Told,
): Promise<FileHead & { sizeInBytes: number }> {
  const [first] = await tx
    .select({ bytes: fileChunks.bytes, sizeInBytes: files.sizeInBytes })
    .from(fileChunks)
    .innerJoin(files, and(ofTenant(files, context), eq(files.id, fileChunks.fileId)))
    .where(and(ofTenant(fileChunks, context), eq(fileChunks.fileId, fileId), eq(fileChunks.no, 0)));
  if (!first) throw notFound("files");
  const encoding: FileEncoding | undefined = fileEncodings.find((known) => known === told.encoding);
  const delimiter: Delimiter | undefined = delimiters.find((known) => known === told.delimiter);
  const head = await readHead(first.bytes, first.bytes.length === first.sizeInBytes, {
    ...(encoding && { encoding }),
    ...(delimiter && { delimiter }),
  });
  return { ...head, sizeInBytes: first.sizeInBytes };
}
