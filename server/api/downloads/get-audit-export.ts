import { z } from "zod";
import { auditExportWords } from "@/server/api/audit-export-words";
import { fileAnswer } from "@/server/api/file-answer";
import { browserLanguage } from "@/server/api/pick-language";
import { renderError } from "@/server/api/render-error";
import { requireSameOrigin } from "@/server/api/require-same-origin";
import { requireStorableText } from "@/server/api/require-storable-text";
import { createTrpcContext } from "@/server/api/trpc/init";
import { exportAudit } from "@/server/domain/audit/export-audit";
import { exportAuditInput } from "@/server/domain/audit/schema";

const slug = z.string().min(1).max(100);

/** `GET /api/downloads/audit?tenant=…&format=…` and the filters of the page: a link in our own pages, which can send no header. */
export async function getAuditExport(request: Request): Promise<Response> {
  try {
    requireSameOrigin(request);
    const { tenant, ...given } = Object.fromEntries(new URL(request.url).searchParams);
    requireStorableText(given);
    const input = exportAuditInput.parse(given);
    const { tenantContext, language } = await createTrpcContext(request.headers, slug.parse(tenant));
    return fileAnswer(await exportAudit(await tenantContext(), input, auditExportWords(language)));
  } catch (error) {
    const { status, message } = renderError(error, browserLanguage(request.headers));
    const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "private, no-store" };
    return new Response(message, { status, headers });
  }
}
