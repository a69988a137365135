import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";

const dialect = new PgDialect({ casing: "snake_case" });

/**
 * A condition as text and parameters for a statement that is not built with Drizzle.
 *
 * @param firstParameter the number of its first placeholder: 3 gives `$3`, `$4`, …
 */
export function toRawSql(condition: SQL, firstParameter = 1): { text: string; params: unknown[] } {
  const { sql, params } = dialect.sqlToQuery(condition);
  // The text holds no literals but ours, and none of them has a dollar sign: each `$n` is a placeholder.
  const text = sql.replace(/\$(\d+)/g, (_, no: string) => `$${Number(no) + firstParameter - 1}`);
  return { text, params };
}
