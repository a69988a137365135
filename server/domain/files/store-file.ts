import { createHash } from "node:crypto";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { fileChunks, files } from "@/db/schema";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { cutChunks } from "./cut-chunks";

export type StoredFile = { fileId: string; sizeInBytes: number; sha256: string; head: Buffer };

/**
 * Takes in a file as it arrives, without ever holding more of it than a chunk. Each chunk is a transaction of its own,
 * so no transaction waits for the sender. A file that breaks off or grows too large leaves nothing.
 *
 * @returns `head`: its first 256 KiB
 * @throws TOO_LARGE more than `limitInBytes`
 */
export async function storeFile(
  context: Context,
  file: { purpose: "import" | "image"; name: string; contentType: string; limitInBytes: number },
  bytes: AsyncIterable<Uint8Array>,
): Promise<StoredFile> {
  const { limitInBytes, ...row } = file;
  const { tenantId } = context;
  const fileId = await withTenant(context, async (tx) => {
    // Its hash is not known yet: an empty one marks a file that is still on its way.
    const [made] = await tx
      .insert(files)
      .values({ tenantId, ...row, sizeInBytes: 0, sha256: "" })
      .returning({ id: files.id });
    return made?.id ?? "";
  });
  try {
    const hash = createHash("sha256");
    let [no, sizeInBytes] = [0, 0];
    let head: Buffer = Buffer.alloc(0);
    for await (const chunk of cutChunks(bytes)) {
      sizeInBytes += chunk.length;
      if (sizeInBytes > limitInBytes) throw new DomainError("TOO_LARGE", "files.tooLarge", { limitInBytes });
      hash.update(chunk);
      if (no === 0) head = chunk;
      await withTenant(context, (tx) => tx.insert(fileChunks).values({ tenantId, fileId, no, bytes: chunk }));
      no += 1;
    }
    const sha256 = hash.digest("hex");
    await withTenant(context, (tx) =>
      tx
        .update(files)
        .set({ sizeInBytes, sha256 })
        .where(ofTenant(files, context, fileId)),
    );
    return { fileId, sizeInBytes, sha256, head };
  } catch (error) {
    await withTenant(context, (tx) => tx.delete(files).where(ofTenant(files, context, fileId)));
    throw error;
  }
}
