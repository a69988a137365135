import { foreignKey, index, integer, jsonb, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, label, tenantId, updatedAt } from "../columns";
import { inFolderPolicy, tenantPolicies, withOwnerPolicy } from "../rls";
import { folders } from "./folders";
import { tenants } from "./tenants";

/** A condition on contacts with a name. The condition is in its versions, which never change. */
export const segments = pgTable(
  "segments",
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: id(),
    name: label(),
    /** Null: outside of all folders. */
    folderId: uuid(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({ columns: [table.tenantId, table.folderId], foreignColumns: [folders.tenantId, folders.id] }),
    index("segments_folder").on(table.tenantId, table.folderId),
    index("segments_updated").on(table.tenantId, table.updatedAt),
    ...tenantPolicies(table),
    inFolderPolicy(table),
  ],
);

export const segmentVersions = pgTable(
  "segment_versions",
  {
    tenantId: tenantId(),
    segmentId: uuid().notNull(),
    version: integer().notNull(),
    rule: jsonb().$type<unknown>().notNull(),
    createdBy: label(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.segmentId, table.version] }),
    foreignKey({
      columns: [table.tenantId, table.segmentId],
      foreignColumns: [segments.tenantId, segments.id],
    }).onDelete("cascade"),
    ...tenantPolicies(table),
    withOwnerPolicy(table, table.segmentId, "segments"),
  ],
);
