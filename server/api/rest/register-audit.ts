import { z } from "zod";
import { listAudit } from "@/server/domain/audit/list-audit";
import { listAuditInput } from "@/server/domain/audit/schema";
import { addRoute } from "./add-route";
import { listPage } from "./list-page";
import type { RestApi } from "./rest-api";

const auditRow = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actorKind: z.enum(["person", "key", "system", "operator"]),
  actorId: z.string(),
  actorName: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  subjectName: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
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
    tag: "audit",
    summary: "List who did what, newest first",
    permission: "audit:read",
    query,
    answer: listPage(auditRow),
    run: (context, { query }) => listAudit(context, listAuditInput.parse(query)),
  });
}
