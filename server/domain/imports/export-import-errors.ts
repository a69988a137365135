import type { Context } from "@/server/platform/context";
import { requirePermission } from "@/server/platform/context";
import { getImportName } from "./get-import-name";
import { type ImportFault, listImportErrors } from "./list-import-errors";
import { encodeCp932 } from "./pure/encode-cp932";
import { safeCell } from "./pure/safe-cell";
import type { ExportImportErrorsInput } from "./schema";

export type ImportErrorWords = {
  /** Row, column, value, what is wrong. */
  head: readonly [row: string, column: string, value: string, problem: string];
  /** The sentence of an error key in the reader's language. */
  sentence: (key: string, details: Readonly<Record<string, unknown>>) => string;
};
export type ExportedErrors = { fileName: string; contentType: string; bytes: AsyncGenerator<Uint8Array> };

const rowsPerPage = 1_000;

/**
 * What is wrong with the rows of an import, as a CSV file for a spreadsheet: in UTF-8 with a byte order mark, without which Excel
 * takes it for something else, or in CP932. Cells never count as formulas. A last line names the characters that CP932 has not.
 *
 * @throws FORBIDDEN without contacts:write and contacts:read
 * @throws NOT_FOUND no such import
 */
export async function exportImportErrors(
  context: Context,
  { importId, encoding }: ExportImportErrorsInput,
  words: ImportErrorWords,
): Promise<ExportedErrors> {
  requirePermission(context, "contacts:write");
  // Asked before the first byte: what fails in the middle of a file looks like a broken connection.
  requirePermission(context, "contacts:read");
  const name = await getImportName(context, importId);
  return {
    fileName: `${name.replace(/\.[^.]{1,5}$/, "")}-errors.csv`,
    contentType: encoding === "utf-8" ? "text/csv; charset=utf-8" : "text/csv; charset=shift_jis",
    bytes: encode(lines(context, importId, words), encoding, words),
  };
}

const line = (cells: readonly string[]) => `${cells.map(safeCell).join(",")}\r\n`;

async function* lines(
  context: Context,
  importId: string,
  { head, sentence }: ImportErrorWords,
): AsyncGenerator<string> {
  yield line(head);
  let cursor: string | undefined;
  do {
    const page: { items: ImportFault[]; nextCursor: string | null } = await listImportErrors(context, {
      importId,
      limit: rowsPerPage,
      ...(cursor !== undefined && { cursor }),
    });
    yield page.items
      .map(({ row, column, value, key, details }) =>
        line([String(row), column, value, sentence(key, details)]),
      )
      .join("");
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

async function* encode(
  texts: AsyncGenerator<string>,
  encoding: ExportImportErrorsInput["encoding"],
  { sentence }: ImportErrorWords,
): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder();
  if (encoding === "utf-8") yield utf8.encode("\ufeff");
  const lost = new Set<string>();
  for await (const text of texts) yield encoding === "utf-8" ? utf8.encode(text) : encodeCp932(text, lost);
  if (lost.size === 0) return;
  const names = [...lost].map(
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );
  const told = sentence("imports.charactersReplaced", { characters: names.slice(0, 100).join(" ") });
  yield encodeCp932(line(["", "", "", told]), new Set());
}
