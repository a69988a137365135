import type { ColumnMapping, FieldType } from "./column-target";
import type { GuessedColumn } from "./guess-mapping";
import { type ContactDraft, mapRow, type RowProblem } from "./map-row";
import type { CsvRow } from "./parse-csv";

export type PreviewRow = {
  /** As Excel counts: the head is row 1. */
  row: number;
  /** What the row would make of a contact; null when it is refused. */
  contact: ContactDraft | null;
  /** Why it is refused, or what to look at. */
  problems: RowProblem[];
};
export type PreviewColumn = {
  /** From 0. */
  index: number;
  header: string;
  /** What would be guessed now; `newField` is what a custom field that is not there would be called. */
  guessed: { target: string; newField: { label: string; type: FieldType } | null };
};
export type ImportPreview = {
  headers: string[];
  columns: PreviewColumn[];
  /** Cells as in the file. */
  rows: string[][];
  read: PreviewRow[];
};

/** The first rows of a file beside what the mapping makes of them. */
export function previewImport(
  headers: readonly string[],
  rows: readonly CsvRow[],
  mapping: readonly ColumnMapping[],
  guessed: readonly GuessedColumn[],
): ImportPreview {
  return {
    headers: [...headers],
    columns: guessed.map(({ index, header, target, newField }) => ({
      index,
      header,
      guessed: { target, newField: newField && { label: newField.label, type: newField.type } },
    })),
    rows: rows.map(({ cells }) => cells),
    read: rows.map(({ row, cells }) => {
      const mapped = mapRow(cells, mapping, headers.length);
      return "errors" in mapped
        ? { row, contact: null, problems: mapped.errors }
        : { row, contact: mapped.ok, problems: mapped.warnings };
    }),
  };
}
