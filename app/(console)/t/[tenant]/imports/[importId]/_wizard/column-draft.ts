import type { FieldType } from "@/server/domain/contacts/schema";
import type { ImportDetail } from "./import-types";

/** Where one column goes. `field`: an existing custom field or a new one, by key; `newField` says what a new one becomes. */
export type ColumnDraft = {
  readonly index: number;
  readonly header: string;
  readonly target: string;
  readonly newField: { readonly label: string; readonly type: FieldType } | null;
};

/** Every column of the file with its target as stored; what is not mapped is ignored. */
export function readColumns({ preview, mapping, options }: ImportDetail): ColumnDraft[] {
  return preview.headers.map((header, index) => {
    const target = mapping[String(index)] ?? "ignore";
    const key = target.startsWith("field:") ? target.slice("field:".length) : null;
    return { index, header, target, newField: key === null ? null : (options.newFields[key] ?? null) };
  });
}

/** The columns as `imports.update` takes them. */
export const usedColumns = (columns: readonly ColumnDraft[]) =>
  columns
    .filter(({ target }) => target !== "ignore")
    .map(({ index, target, newField }) => ({ index, target, ...(newField && { newField }) }));

/** Targets that two columns go to. */
export function doubledTargets(columns: readonly ColumnDraft[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const { target } of columns) {
    if (target !== "ignore" && seen.has(target)) doubled.add(target);
    seen.add(target);
  }
  return doubled;
}

const names: ReadonlySet<string> = new Set([
  "fullName",
  "fullNameKana",
  "familyName",
  "givenName",
  "familyNameKana",
  "givenNameKana",
]);

/** The same columns without names and readings. */
export const withoutNames = (columns: readonly ColumnDraft[]): ColumnDraft[] =>
  columns.map((column) => (names.has(column.target) ? { ...column, target: "ignore" } : column));

/** The column's letter in a spreadsheet: A … Z, AA … @param index from 0 */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnLetter(rest - 1) : ""}${String.fromCharCode(65 + (index % 26))}`;
}
