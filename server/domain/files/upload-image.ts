import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { fileChunks, files } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { DomainError } from "@/server/platform/errors";
import { chunkInBytes } from "./cut-chunks";
import { imageUrl } from "./image-url";
import { sniffImage } from "./pure/sniff-image";
import { type ImageType, largestImageInBytes } from "./schema";

export type UploadedImage = { sha256: string; url: string; contentType: ImageType; sizeInBytes: number };

/**
 * Takes in an image for mails. It is named by its content: the same image twice is one file, and what was approved
 * cannot be swapped.
 *
 * @throws TOO_LARGE above 5 MB
 * @throws INVALID no PNG, JPEG, GIF or WebP by its first bytes
 */
export async function uploadImage(
  context: Context,
  { name, bytes }: { name: string; bytes: AsyncIterable<Uint8Array> },
): Promise<UploadedImage> {
  requirePermission(context, "templates:write");
  const image = await collect(bytes);
  const contentType = sniffImage(image);
  if (contentType === null) throw new DomainError("INVALID", "files.notAnImage", { field: "file" });
  const sha256 = createHash("sha256").update(image).digest("hex");
  const { tenantId } = context;
  await withTenant(context, async (tx) => {
    const [known] = await tx
      .select({ id: files.id })
      .from(files)
      .where(and(ofTenant(files, context), eq(files.sha256, sha256), eq(files.purpose, "image")));
    if (known) return;
    const [made] = await tx
      .insert(files)
      .values({ tenantId, purpose: "image", name, contentType, sizeInBytes: image.length, sha256 })
      .returning({ id: files.id });
    const fileId = made?.id ?? "";
    const chunks = Array.from({ length: Math.ceil(image.length / chunkInBytes) }, (_, no) => ({
      tenantId,
      fileId,
      no,
      bytes: image.subarray(no * chunkInBytes, (no + 1) * chunkInBytes),
    }));
    await tx.insert(fileChunks).values(chunks);
    await appendAudit(tx, context, {
      action: "image.upload",
      subject: `files/${fileId}`,
      details: { sizeInBytes: image.length, contentType },
    });
  });
  const url = imageUrl(env().CONTENT_ORIGIN, tenantId, sha256);
  return { sha256, url, contentType, sizeInBytes: image.length };
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.byteLength;
    if (length > largestImageInBytes)
      throw new DomainError("TOO_LARGE", "files.tooLarge", { limitInBytes: largestImageInBytes });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
