import { decodeStream } from "./pure/decode-stream";
import { type Delimiter, detectDelimiter } from "./pure/detect-delimiter";
import { detectEncoding, type FileEncoding } from "./pure/detect-encoding";
import { type CsvRow, parseCsv } from "./pure/parse-csv";

export type FileHead = {
  encoding: FileEncoding;
  delimiter: Delimiter;
  /** null when no row can be read. */
  headers: string[] | null;
  /** The first data rows that are whole. */
  rows: CsvRow[];
  /** Mean length of a data row, in bytes; null when there is none. */
  bytesPerRow: number | null;
};

const mostRows = 50;

/**
 * What the first bytes of a file say of it. Trouble within them is left to the check, which tells the row.
 *
 * @param head its first 256 KiB, which may end within a row
 * @param chosen by a person, instead of what would be guessed
 * @throws INVALID `imports.notText`, `imports.encodingJis`
 */
export async function readHead(
  head: Uint8Array,
  isWhole: boolean,
  chosen: { encoding?: FileEncoding; delimiter?: Delimiter } = {},
): Promise<FileHead> {
  const encoding = chosen.encoding ?? detectEncoding(head);
  let text = "";
  for await (const piece of decodeStream([head], encoding)) text += piece;
  const delimiter = chosen.delimiter ?? detectDelimiter(text.slice(0, 65_536));
  const found: CsvRow[] = [];
  let isCut = false;
  try {
    for await (const row of parseCsv(slices(text), { delimiter })) {
      if (found.length > mostRows) {
        isCut = true;
        break;
      }
      found.push(row);
    }
  } catch {
    isCut = true;
  }
  const whole = isWhole || isCut ? found : found.slice(0, -1);
  const [first, ...rows] = whole.length === 0 ? found : whole;
  const lines = text.split("\n").length - 1;
  const bytesPerRow = rows.length === 0 || lines < 1 ? null : head.length / Math.max(1, lines);
  return { encoding, delimiter, headers: first?.cells ?? null, rows, bytesPerRow };
}

/** The parser gives its rows piece by piece: small pieces, so that it stops early. */
function* slices(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 8_192) yield text.slice(at, at + 8_192);
}
