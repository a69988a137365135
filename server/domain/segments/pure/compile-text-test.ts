import { type SQL, sql } from "drizzle-orm";
import type { TextTest } from "../schema";

/** A column that conditions compare as text, and how a compared value takes its form. */
export type TextColumn = { column: SQL; needle: (value: string) => SQL };

/**
 * Text as written, compared in one form: compatibility characters made one (㈱ is (株), ｶﾞ is ガ, Ａ is A), letters in
 * lower case. Both sides are folded by PostgreSQL, so they cannot differ.
 */
export const writtenText = (column: SQL): TextColumn => ({
  column: sql`lower(normalize(${column}, NFKC))`,
  needle: (value) => sql`lower(normalize(${value}::text, NFKC))`,
});

const anyOf = (tests: SQL[]) => sql`(${sql.join(tests, sql` or `)})`;

/**
 * A text test as a condition on one column, as its positive form and whether it is negated. Needles are looked for as they
 * are: no pattern language is involved, so `%` and `_` mean themselves.
 */
export function compileTextTest(
  { column, needle }: TextColumn,
  test: TextTest,
): { match: SQL; negated: boolean } {
  if (!("values" in test)) return { match: sql`${column} <> ''`, negated: test.operator === "empty" };
  const needles = test.values.map(needle);
  switch (test.operator) {
    case "is":
    case "is-not":
      return {
        match: sql`${column} in (${sql.join(needles, sql`, `)})`,
        negated: test.operator === "is-not",
      };
    case "contains":
    case "not-contains":
      return {
        match: anyOf(needles.map((each) => sql`strpos(${column}, ${each}) > 0`)),
        negated: test.operator === "not-contains",
      };
    case "starts-with":
      return { match: anyOf(needles.map((each) => sql`starts_with(${column}, ${each})`)), negated: false };
  }
}
