import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, label, tenantId } from "../columns";
import { tenantPolicies } from "../rls";
import { people } from "./people";

/** Who runs the installation. Apart from tenants: a session of theirs opens only the operator's pages. Global: see `globalTables`. */
export const operators = pgTable("operators", {
  personId: uuid()
    .primaryKey()
    .references(() => people.id),
  createdAt: createdAt(),
  /** No longer one; the log still names them. */
  disabledAt: instant(),
});

/** What a tenant may send and how many may work in it. Global: see `globalTables`. */
export const plans = pgTable("plans", {
  /** `trial`, `standard` */
  id: text().primaryKey(),
  name: label(),
  monthlyQuota: integer().notNull(),
  /** People; null: any number. */
  seats: integer(),
  createdAt: createdAt(),
});

/** What operators did. INSERT and SELECT only; chained like the tenants' logs. Global: see `globalTables`. */
export const operatorLog = pgTable(
  "operator_log",
  {
    id: id().primaryKey(),
    at: instant().notNull().defaultNow(),
    personId: uuid().notNull(),
    /** `tenant.suspend`, as everywhere. */
    action: label(),
    /** `tenants/<id>` */
    subject: label(),
    address: text(),
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [index("operator_log_subject").on(table.subject, table.id)],
);

/** A tenant's leave for the operators to look in: for a time, for a reason, reading only. */
export const supportGrants = pgTable(
  "support_grants",
  {
    tenantId: tenantId(),
    id: id(),
    reason: label(),
    grantedBy: uuid().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("support_grants_expires").on(table.tenantId, table.expiresAt),
    ...tenantPolicies(table),
  ],
);
