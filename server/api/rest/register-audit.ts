import { z } from "zod";
import { auditExportWords } from "@/server/api/audit-export-words";
import { fileAnswer } from "@/server/api/file-answer";
import { pickLanguage } from "@/server/api/pick-language";
import { requireStorableText } from "@/server/api/require-storable-text";
import { exportAudit } from "@/server/domain/audit/export-audit";
import { getAuditChain } from "@/server/domain/audit/get-audit-chain";
import { listAudit } from "@/server/domain/audit/list-audit";
import { exportAuditInput, listAuditInput } from "@/server/domain/audit/schema";
import { addRoute } from "./add-route";
import { listPage } from "./list-page";
import { problemShape, problemType } from "./problem";
import type { RestApi } from "./rest-api";

const tag = "audit";
const permission = "audit:read";
const values = z.record(z.string(), z.unknown());
const hash = z.string().describe("SHA-256 over the row and the seal before it, base64url.");
const seal = z.object({ no: z.int().describe("From 1, without a gap."), hash, sealedAt: z.iso.datetime() });

const auditRow = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actorKind: z.enum(["person", "key", "system", "operator"]),
  actorId: z.string(),
  actorName: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  subjectName: z.string().nullable(),
  address: z.string().nullable(),
  details: values,
  before: values.nullable().describe("Values that changed; null where nothing was changed."),
  after: values.nullable(),
  seal: seal.nullable().describe("Null until it is sealed, within seconds."),
});
const auditChain = z.object({
  head: seal.nullable().describe("Keep it elsewhere: the log must have it for ever."),
  anchored: z
    .object({ no: z.int(), hash, at: z.iso.datetime() })
    .nullable()
    .describe("How far a signed copy outside the database reaches."),
});

/** As the verb's input, with the number written as text. */
const query = z.strictObject({
  ...listAuditInput.shape,
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function registerAudit(api: RestApi): void {
  addRoute(api, {
    method: "get",
    path: "/audit",
    tag,
    summary: "List who did what, newest first",
    permission,
    query,
    answer: listPage(auditRow),
    run: (context, { query }) => listAudit(context, listAuditInput.parse(query)),
  });
  addRoute(api, {
    method: "get",
    path: "/audit/chain",
    tag,
    summary: "Tell how far the log is chained",
    permission,
    answer: auditChain,
    run: (context) => getAuditChain(context),
  });
  registerExport(api);
}

/** A file is no JSON: the route is written out. */
function registerExport(api: RestApi): void {
  const path = "/audit/export";
  const summary = "Download all rows of a filter, as CSV or as JSON lines";
  api.get(path, async (c) => {
    const asked = c.req.query();
    requireStorableText(asked);
    const words = auditExportWords(pickLanguage(c.req.header("accept-language") ?? null, "en"));
    return fileAnswer(await exportAudit(c.get("context"), exportAuditInput.parse(asked), words));
  });
  const failure = { description: "Problem (RFC 9457)", content: { [problemType]: { schema: problemShape } } };
  api.openAPIRegistry.registerPath({
    method: "get",
    path,
    tags: [tag],
    summary,
    description: `Needs the scope \`${permission}\`.`,
    security: [{ key: [] }],
    request: { query: z.strictObject(exportAuditInput.shape) },
    responses: {
      200: { description: summary, content: { "text/csv": {}, "application/jsonl": {} } },
      default: failure,
    },
  });
}
