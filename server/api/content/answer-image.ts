import { getImage } from "@/server/domain/files/get-image";
import { DomainError } from "@/server/platform/errors";

/** An uploaded image, for mails and previews. Its name is its hash, so it never changes. */
export async function answerImage(tenantId: string, sha256: string): Promise<Response> {
  try {
    const { contentType, bytes } = await getImage(tenantId, sha256);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": contentType,
        "cache-control": "public, max-age=31536000, immutable",
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "cross-origin",
      },
    });
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND")
      return new Response(null, { status: 404 });
    throw error;
  }
}
