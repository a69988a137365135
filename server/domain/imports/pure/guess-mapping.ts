import { normaliseEmail } from "@/server/domain/contacts/pure/normalise-email";
import type { ColumnMapping, ColumnTarget, FieldType } from "./column-target";
import { customFields, headerWords } from "./header-words";
import { parseDate } from "./parse-date";
import { parseNumber } from "./parse-number";

export type GuessedColumn = ColumnMapping & {
  /** What a new custom field would be called; null unless the target is one. */
  newField: { key: string; label: string; type: FieldType } | null;
};

/**
 * Where each column probably goes, by its header in Japanese or English; what is not known becomes a custom
 * field. No target but "ignore" is used twice: the first column keeps it, later ones become custom fields.
 *
 * @param samples some data rows: they tell the type of custom fields, and the address column where no header does
 */
export function guessMapping(
  headers: readonly string[],
  samples: readonly (readonly string[])[] = [],
): GuessedColumn[] {
  const taken = new Set<string>();
  const emailColumn = headers.some((header) => headerWords[plainHeader(header)] === "email")
    ? -1
    : findEmailColumn(headers.length, samples);
  return headers.map((header, index) => {
    const word = plainHeader(header);
    const known = index === emailColumn ? "email" : headerWords[word];
    if (known !== undefined && !taken.has(known)) {
      taken.add(known);
      return { index, header, target: known, type: "text", newField: null };
    }
    const cells = samples.map((row) => row[index] ?? "").filter((cell) => cell.trim() !== "");
    if (word === "" && cells.length === 0)
      return { index, header, target: "ignore", type: "text", newField: null };
    const key = freeKey(customFields[word] ?? asciiKey(header) ?? `column_${index + 1}`, taken);
    const target: ColumnTarget = `field:${key}`;
    taken.add(target);
    const type = guessType(cells);
    return { index, header, target, type, newField: { key, label: header.trim() || key, type } };
  });
}

/** The first column whose samples are addresses, nine in ten; -1 when there is none. */
function findEmailColumn(columnCount: number, samples: readonly (readonly string[])[]): number {
  return Array.from({ length: columnCount }, (_, index) => index).findIndex((index) => {
    const cells = samples.map((row) => row[index] ?? "").filter((cell) => cell.trim() !== "");
    return (
      cells.length > 0 && cells.filter((cell) => "email" in normaliseEmail(cell)).length >= cells.length * 0.9
    );
  });
}

/** Whether the first row names columns: data would hold an address. */
export function looksLikeHeader(cells: readonly string[]): boolean {
  return !cells.some((cell) => cell.includes("@") && "email" in normaliseEmail(cell));
}

/** Width, case, spaces, brackets, marks such as ※ and 【必須】 do not matter. */
function plainHeader(header: string): string {
  return header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/【[^】]*】|\([^)]*\)|\[[^\]]*\]/g, "")
    .replace(/[\s_\-‐・:*※●★"'.]/g, "");
}

/** "Member Rank" → "member_rank"; null when nothing ASCII begins it. */
function asciiKey(header: string): string | null {
  const key = header
    .normalize("NFKC")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_0-9]+|_+$/g, "")
    .slice(0, 40);
  return key === "" ? null : key;
}

function freeKey(key: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? key : `${key.slice(0, 36)}_${number}`;
    if (!taken.has(`field:${candidate}`)) return candidate;
  }
}

function guessType(cells: readonly string[]): FieldType {
  if (cells.length === 0) return "text";
  if (cells.every((cell) => parseDate(cell) !== null)) return "date";
  // Codes with a leading 0 are no quantities: 007 is not 7.
  const isQuantity = (cell: string) => parseNumber(cell) !== null && !/^[0０][0-9０-９]/.test(cell.trim());
  return cells.every(isQuantity) ? "number" : "text";
}
