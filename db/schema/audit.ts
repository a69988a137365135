import { bigint, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { id, instant, label, tenantId } from "../columns";
import { tenantPolicies } from "../rls";

/** Who did what, appended in the acting transaction. INSERT and SELECT only. */
export const auditLog = pgTable(
  "audit_log",
  {
    tenantId: tenantId(),
    id: id(),
    at: instant().notNull().defaultNow(),
    actorKind: text({ enum: ["person", "key", "system", "operator"] }).notNull(),
    actorId: label(),
    /** `campaign.send`, as everywhere. */
    action: label(),
    /** `campaigns/<id>` */
    subject: label(),
    address: text(),
    /** What changed, without personal data: ids, counts, states. */
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** The values that changed, before and after, without personal data; null where nothing was changed. */
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("audit_log_subject").on(table.tenantId, table.subject, table.id),
    ...tenantPolicies(table),
  ],
);

/** Rows of the log that are in no chain yet: a trigger of the log adds them, the sealer takes them out. */
export const auditUnsealed = pgTable(
  "audit_unsealed",
  { tenantId: tenantId(), auditId: uuid().notNull() },
  (table) => [primaryKey({ columns: [table.tenantId, table.auditId] }), ...tenantPolicies(table)],
);

/**
 * The chain over a tenant's log: one row per row of it, in the order in which they were sealed. Each hash covers the row and the hash
 * before it. Written by the sealer alone.
 */
export const auditSeals = pgTable(
  "audit_seals",
  {
    tenantId: tenantId(),
    /** 1, 2, 3 … without a gap. */
    no: bigint({ mode: "number" }).notNull(),
    auditId: uuid().notNull(),
    /** 32 bytes, base64url. */
    hash: label(),
    sealedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.no] }),
    unique("audit_seals_audit").on(table.tenantId, table.auditId),
    ...tenantPolicies(table),
  ],
);

/** The head of a tenant's chain as it was once an hour, signed; a copy leaves the database. */
export const auditAnchors = pgTable(
  "audit_anchors",
  {
    tenantId: tenantId(),
    no: bigint({ mode: "number" }).notNull(),
    hash: label(),
    /** HMAC over tenant, number, hash and time. */
    signature: label(),
    keyVersion: integer().notNull().default(1),
    at: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.no] }), ...tenantPolicies(table)],
);
