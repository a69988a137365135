import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, createdAt, id, label, tenantId } from "../columns";
import { tenantPolicies } from "../rls";

/** An uploaded file. Images are named by their sha256, so what was approved cannot be swapped. */
export const files = pgTable(
  "files",
  {
    tenantId: tenantId(),
    id: id(),
    purpose: text({ enum: ["import", "image"] }).notNull(),
    name: label(),
    contentType: label(),
    sizeInBytes: integer().notNull(),
    sha256: label(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("files_sha256").on(table.tenantId, table.sha256),
    ...tenantPolicies(table),
  ],
);

/** Its bytes, 256 KiB each, so that no process holds a whole file. */
export const fileChunks = pgTable(
  "file_chunks",
  { tenantId: tenantId(), fileId: uuid().notNull(), no: integer().notNull(), bytes: bytes().notNull() },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.fileId, table.no] }),
    foreignKey({
      columns: [table.tenantId, table.fileId],
      foreignColumns: [files.tenantId, files.id],
    }).onDelete("cascade"),
    ...tenantPolicies(table),
  ],
);

/** A stored answer to a POST with an Idempotency-Key, replayed for 24 hours. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    tenantId: tenantId(),
    key: label(),
    requestHash: label(),
    status: integer(),
    body: text(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.key] }), ...tenantPolicies(table)],
);
