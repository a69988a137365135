import { is } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import * as schema from "@/db/schema";

export type TableColumn = {
  readonly name: string;
  readonly type: string;
  /** What may stand in it; null: any text. */
  readonly words: readonly string[] | null;
  readonly isNeeded: boolean;
};
export type TenantTable = { readonly name: string; readonly columns: readonly TableColumn[] };

function tableOf(table: PgTable): TenantTable {
  const { name, columns, primaryKeys } = getTableConfig(table);
  const keys = new Set(primaryKeys.flatMap((key) => key.columns.map((column) => column.name)));
  return {
    name,
    columns: columns.map((column) => ({
      name: toSnakeCase(column.name),
      type: column.getSQLType().replace(" (", "("),
      words: column.enumValues ?? null,
      isNeeded:
        (column.notNull || keys.has(column.name)) &&
        !column.hasDefault &&
        column.generatedIdentity === undefined,
    })),
  };
}

/** Every table that a tenant owns rows of. */
export const tenantTables: readonly TenantTable[] = Object.values(schema)
  .filter((table) => is(table, PgTable))
  .map((table) => tableOf(table as PgTable))
  .filter(({ columns }) => columns.some(({ name }) => name === "tenant_id"));
