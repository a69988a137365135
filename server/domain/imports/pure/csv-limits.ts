/** What an import file may be at most; beyond any of these it is refused whole. */
export const csvLimits = {
  fileBytes: 100 * 1024 * 1024,
  /** One record, quoted line breaks included, in UTF-16 code units. */
  recordLength: 65_536,
  columns: 200,
  /** Data rows, without the head. */
  rows: 1_000_000,
} as const;

export type CsvLimits = { [limit in keyof typeof csvLimits]: number };
