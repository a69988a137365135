import { browserLanguage } from "@/server/api/pick-language";
import { renderError } from "@/server/api/render-error";
import { requireSameOrigin } from "@/server/api/require-same-origin";
import { createTrpcContext } from "@/server/api/trpc/init";
import { largestImportInBytes } from "@/server/domain/files/schema";
import { uploadImportInput } from "@/server/domain/imports/schema";
import { uploadImport } from "@/server/domain/imports/upload-import";
import { DomainError } from "@/server/platform/errors";

const noStore = { "cache-control": "private, no-store" };

/**
 * `POST /api/uploads/import?fileName=…` with the file as its body, from our own pages: `{importId}`. Only our client sends
 * `x-trpc-source`, which a form of another site cannot; the body is read as it comes and never held whole.
 */
export async function postImport(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request);
    if (!request.headers.get("x-trpc-source")) throw new DomainError("FORBIDDEN", "api.otherOrigin");
    const context = await (await createTrpcContext(request.headers)).tenantContext();
    if (Number(request.headers.get("content-length") ?? 0) > largestImportInBytes)
      throw new DomainError("TOO_LARGE", "api.bodyTooLarge", { limitInBytes: largestImportInBytes });
    if (!request.body) throw new DomainError("INVALID", "api.bodyMissing");
    const input = uploadImportInput.parse({
      fileName: new URL(request.url).searchParams.get("fileName") ?? "",
    });
    return Response.json(await uploadImport(context, input, request.body), { status: 201, headers: noStore });
  } catch (error) {
    const { status, details: _, ...told } = renderError(error, browserLanguage(request.headers));
    return Response.json({ error: told }, { status, headers: noStore });
  }
}
