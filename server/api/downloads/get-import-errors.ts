import { z } from "zod";
import { fileAnswer } from "@/server/api/file-answer";
import { importErrorWords } from "@/server/api/import-error-words";
import { browserLanguage } from "@/server/api/pick-language";
import { renderError } from "@/server/api/render-error";
import { requireSameOrigin } from "@/server/api/require-same-origin";
import { createTrpcContext } from "@/server/api/trpc/init";
import { exportImportErrors } from "@/server/domain/imports/export-import-errors";
import { exportImportErrorsInput } from "@/server/domain/imports/schema";

const query = exportImportErrorsInput.extend({ tenant: z.string().min(1).max(100) });

/** `GET /api/downloads/import-errors?tenant=…&importId=…&encoding=…`: a link in our own pages, which can send no header. */
export async function getImportErrors(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request);
    const given = Object.fromEntries(new URL(request.url).searchParams);
    const { tenant, ...input } = query.parse(given);
    const { tenantContext, language } = await createTrpcContext(request.headers, tenant);
    const context = await tenantContext();
    return fileAnswer(await exportImportErrors(context, input, importErrorWords(language)));
  } catch (error) {
    const { status, message } = renderError(error, browserLanguage(request.headers));
    const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "private, no-store" };
    return new Response(message, { status, headers });
  }
}
