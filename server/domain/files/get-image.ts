import { createHash } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { fileChunks, files } from "@/db/schema";
import { notFound } from "@/server/platform/errors";

/**
 * An image for whoever has its address: it is in mails that were sent. Send it with its own `contentType`,
 * `nosniff`, and an immutable cache life: the name is the hash of the bytes.
 *
 * @throws NOT_FOUND the tenant has no such image, or its bytes are not those of its name
 */
export async function getImage(
  tenantId: string,
  sha256: string,
): Promise<{ contentType: string; bytes: Buffer }> {
  // The address comes from outside: what is no id names no tenant.
  if (!z.uuid().safeParse(tenantId).success) throw notFound("files");
  const tenant = { tenantId };
  return withTenant(tenant, async (tx) => {
    const [file] = await tx
      .select({ id: files.id, contentType: files.contentType })
      .from(files)
      .where(and(ofTenant(files, tenant), eq(files.sha256, sha256), eq(files.purpose, "image")))
      .limit(1);
    if (!file) throw notFound("files");
    const chunks = await tx
      .select({ bytes: fileChunks.bytes })
      .from(fileChunks)
      .where(and(ofTenant(fileChunks, tenant), eq(fileChunks.fileId, file.id)))
      .orderBy(asc(fileChunks.no));
    const bytes = Buffer.concat(chunks.map(({ bytes: chunk }) => chunk));
    // What was approved under this name is served under it, or nothing is, whatever happened to the rows.
    if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw notFound("files");
    return { contentType: file.contentType, bytes };
  });
}
