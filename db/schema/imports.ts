import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, label, tenantId } from "../columns";
import { tenantPolicies } from "../rls";
import { files } from "./files";

export const importStates = [
  "uploaded",
  "checking",
  "ready",
  "applying",
  "done",
  "stopped",
  "failed",
] as const;

/** One CSV file on its way into contacts. `ready`: the dry run is over and a person decides. */
export const imports = pgTable(
  "imports",
  {
    tenantId: tenantId(),
    id: id(),
    fileId: uuid().notNull(),
    fileName: label(),
    state: text({ enum: importStates }).notNull().default("uploaded"),
    /** Column number → field, as guessed and then as chosen. */
    mapping: jsonb().$type<Record<string, string>>().notNull().default({}),
    options: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    encoding: text(),
    delimiter: text(),
    /** Data rows, without the head. */
    rowsTotal: integer().notNull().default(0),
    rowsRead: integer().notNull().default(0),
    rowsNew: integer().notNull().default(0),
    rowsChanged: integer().notNull().default(0),
    rowsUnchanged: integer().notNull().default(0),
    rowsRejected: integer().notNull().default(0),
    /** Existing people whose name would change: many of them mean that names shifted against addresses. */
    namesChanged: integer().notNull().default(0),
    failure: jsonb().$type<{ key: string; details: Record<string, unknown> }>(),
    /** What the check foretold and what the import did, kept for good. */
    report: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdBy: label(),
    createdAt: createdAt(),
    /** When a job last wrote its counts; one that stands still is queued again. */
    progressAt: instant().notNull().defaultNow(),
    appliedAt: instant(),
    finishedAt: instant(),
    stopRequestedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({ columns: [table.tenantId, table.fileId], foreignColumns: [files.tenantId, files.id] }),
    index("imports_created").on(table.tenantId, table.createdAt),
    ...tenantPolicies(table),
  ],
);

/** A row that could not be taken, and why; kept with the report for good. */
export const importErrors = pgTable(
  "import_errors",
  {
    tenantId: tenantId(),
    importId: uuid().notNull(),
    /** Line in the file as Excel counts them: the head is row 1. */
    row: integer().notNull(),
    column: label(),
    /** Key of the sentence in messages. */
    key: label(),
    /** What the sentence is filled with: `{ first: 12 }`. */
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    value: text().notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.importId, table.row, table.column] }),
    foreignKey({
      columns: [table.tenantId, table.importId],
      foreignColumns: [imports.tenantId, imports.id],
    }).onDelete("cascade"),
    ...tenantPolicies(table),
  ],
);
