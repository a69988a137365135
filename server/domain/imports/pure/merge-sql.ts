import { profileAttributes } from "@/server/domain/contacts/schema";
import type { ImportMode } from "@/server/domain/imports/schema";

const columnOf = (attribute: string) => attribute.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The columns of `contacts` that a file can set, beside `fields`. */
export const profileColumns = profileAttributes.map((attribute) => ({
  attribute,
  column: columnOf(attribute),
}));

/** What the file says, from a row of `staging_import` named s. */
export const givenSql = (attribute: string): string => `coalesce(s.contact->>'${attribute}', '')`;

type Given = (column: string) => string;
export type MergeSql = {
  /** Column → its value after the import. */
  set: readonly { column: string; value: string }[];
  /** Whether anything differs from before. */
  isChanged: string;
  /** Whether a name that was there becomes another. */
  isNameChanged: string;
};

/**
 * What an import makes of a contact that is there (alias c), as SQL; the check and the import itself decide by the same text.
 *
 * @param given SQL of what the file says of a column: `excluded.…` in an upsert
 */
export function mergeSql(mode: ImportMode, given: Given): MergeSql {
  const set = profileColumns.map(({ column }) => {
    const [have, said] = [`c.${column}`, given(column)];
    const value =
      mode === "overwrite"
        ? `case when ${said} = '' then ${have} else ${said} end`
        : `case when ${have} = '' then ${said} else ${have} end`;
    return { column, value };
  });
  const fields = mode === "overwrite" ? `c.fields || ${given("fields")}` : `${given("fields")} || c.fields`;
  const all = [...set, { column: "fields", value: fields }];
  const names = set.filter(({ column }) => column === "family_name" || column === "given_name");
  return {
    set: all,
    isChanged: `(${all.map(({ column }) => `c.${column}`).join(", ")}) is distinct from (${all.map(({ value }) => value).join(", ")})`,
    isNameChanged: names
      .map(({ column, value }) => `(c.${column} <> '' and c.${column} <> ${value})`)
      .join(" or "),
  };
}
