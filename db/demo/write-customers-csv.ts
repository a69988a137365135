import iconv from "iconv-lite";
import { type CustomerRow, customerHeader } from "./make-customers";

/**
 * The rows as the file that a Japanese shop system exports: CP932, CRLF, quotes only where needed.
 *
 * @throws RangeError a character that CP932 has not: nothing is written as "?"
 */
export function writeCustomersCsv(rows: readonly CustomerRow[]): Buffer {
  const lines = [customerHeader, ...rows.map((row) => row.cells)].map((cells) => cells.map(quoted).join(","));
  const text = `${lines.join("\r\n")}\r\n`;
  const bytes = iconv.encode(text, "cp932");
  if (iconv.decode(bytes, "cp932") !== text) {
    const lost = [...text].filter(
      (character) => iconv.decode(iconv.encode(character, "cp932"), "cp932") !== character,
    );
    throw new RangeError(`CP932 has no ${[...new Set(lost)].join(" ")}`);
  }
  return bytes;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
