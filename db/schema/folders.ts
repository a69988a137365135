import { foreignKey, pgTable, primaryKey, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, label, tenantId, updatedAt } from "../columns";
import { tenantPolicies } from "../rls";
import { members, tenants } from "./tenants";

/** Where segments, templates and campaigns lie; folders lie in folders. One tree for all nouns, as a brand or a team is. */
export const folders = pgTable(
  "folders",
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: id(),
    /** Null at the top. */
    parentId: uuid(),
    name: label(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({ columns: [table.tenantId, table.parentId], foreignColumns: [table.tenantId, table.id] }),
    unique("folders_name_unique").on(table.tenantId, table.parentId, table.name).nullsNotDistinct(),
    ...tenantPolicies(table),
  ],
);

/** A folder that a member's rights are limited to, with all that lies below it. */
export const memberFolders = pgTable(
  "member_folders",
  { tenantId: tenantId(), personId: uuid().notNull(), folderId: uuid().notNull() },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.personId, table.folderId] }),
    foreignKey({
      columns: [table.tenantId, table.personId],
      foreignColumns: [members.tenantId, members.personId],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.tenantId, table.folderId],
      foreignColumns: [folders.tenantId, folders.id],
    }).onDelete("cascade"),
    ...tenantPolicies(table),
  ],
);
