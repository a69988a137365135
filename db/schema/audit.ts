import { index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { id, instant, label, tenantId } from "../columns";
import { tenantPolicies } from "../rls";

/** Who did what, appended in the acting transaction. INSERT and SELECT only. */
export const auditLog = pgTable(
  "audit_log",
  {
    tenantId: tenantId(),
    id: id(),
    at: instant().notNull().defaultNow(),
    actorKind: text({ enum: ["person", "key", "system"] }).notNull(),
    actorId: label(),
    /** `campaign.send`, as everywhere. */
    action: label(),
    /** `campaigns/<id>` */
    subject: label(),
    address: text(),
    /** What changed, without personal data: ids, counts, states. */
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("audit_log_subject").on(table.tenantId, table.subject, table.id),
    ...tenantPolicies(table),
  ],
);
