import { index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, id, label, tenantId, updatedAt } from "../columns";
import { tenantPolicies } from "../rls";
import { tenants } from "./tenants";

/** A mail to start from. A campaign copies it; later changes here do not reach the campaign. */
export const templates = pgTable(
  "templates",
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: id(),
    name: label(),
    subject: text().notNull().default(""),
    preheader: text().notNull().default(""),
    /** Unlayer design JSON; null: a text-only mail. */
    design: jsonb().$type<unknown>(),
    text: text(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("templates_updated").on(table.tenantId, table.updatedAt),
    ...tenantPolicies(table),
  ],
);
