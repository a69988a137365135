import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, label, tenantId, updatedAt } from "../columns";
import { inFolderPolicy, tenantPolicies } from "../rls";
import { folders } from "./folders";
import { tenants } from "./tenants";

/** A mail to start from. A campaign copies it; later changes here do not reach the campaign. */
export const templates = pgTable(
  "templates",
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: id(),
    name: label(),
    /** Null: outside of all folders. */
    folderId: uuid(),
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
    foreignKey({ columns: [table.tenantId, table.folderId], foreignColumns: [folders.tenantId, folders.id] }),
    index("templates_folder").on(table.tenantId, table.folderId),
    index("templates_updated").on(table.tenantId, table.updatedAt),
    ...tenantPolicies(table),
    inFolderPolicy(table),
  ],
);
