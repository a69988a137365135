import { and, eq } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { fileChunks } from "@/db/schema";

/** The bytes of a stored file, chunk by chunk; nothing when there is no such file. */
export async function* readFile(
  context: { readonly tenantId: string },
  fileId: string,
): AsyncGenerator<Buffer> {
  for (let no = 0; ; no++) {
    const [chunk] = await withTenant(context, (tx) =>
      tx
        .select({ bytes: fileChunks.bytes })
        .from(fileChunks)
        .where(and(ofTenant(fileChunks, context), eq(fileChunks.fileId, fileId), eq(fileChunks.no, no))),
    );
    if (!chunk) return;
    yield chunk.bytes;
  }
}
