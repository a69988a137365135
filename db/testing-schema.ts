import { is } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { stagingTables } from "./rls";
import * as schema from "./schema";
import type { CatalogueClient } from "./testing-catalogue";

/** `contacts.email text not null` */
type Column = string;

function declaredColumns(): Column[] {
  return Object.values(schema).flatMap((table) => {
    if (!is(table, PgTable)) return [];
    const { name, columns, primaryKeys } = getTableConfig(table);
    const keys = new Set(primaryKeys.flatMap((key) => key.columns.map((column) => column.name)));
    return columns.map((column) => {
      const type = column.getSQLType().replace(" (", "(");
      const isNeeded = column.notNull || column.primary || keys.has(column.name);
      return `${name}.${toSnakeCase(column.name)} ${type}${isNeeded ? " not null" : ""}`;
    });
  });
}

async function catalogueColumns(sql: CatalogueClient): Promise<Column[]> {
  const rows = await sql<{ column: string }[]>`
    select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> all (${Object.keys(stagingTables)})`;
  return rows.map(({ column }) => column);
}

/** What the code believes of the tables and the catalogue does not say, and the other way round. */
export async function schemaFaults(sql: CatalogueClient): Promise<string[]> {
  const [declared, found] = [declaredColumns(), await catalogueColumns(sql)];
  return [
    ...declared.filter((column) => !found.includes(column)).map((column) => `the database has no ${column}`),
    ...found.filter((column) => !declared.includes(column)).map((column) => `the schema has no ${column}`),
  ];
}
