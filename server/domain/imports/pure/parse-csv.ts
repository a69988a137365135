import { DomainError } from "@/server/platform/errors";
import { type CsvLimits, csvLimits } from "./csv-limits";

export type CsvRow = {
  /** As Excel counts: the head is row 1, a quoted line break starts no row, blank rows count. */
  row: number;
  cells: string[];
};

const quote = 0x22;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;

type Parser = {
  readonly delimiter: number;
  readonly limits: CsvLimits;
  cells: string[];
  cell: string;
  row: number;
  recordLength: number;
  /** Between an opening quote and its closing one. */
  isQuoted: boolean;
  /** The last character was a quote within quotes: the end of the cell, or the first half of `""`. */
  isQuoteOpen: boolean;
  /** A quote may open the cell only at its very start. */
  isAtStart: boolean;
  /** The last character was CR: a following LF belongs to it. */
  isAfterReturn: boolean;
  found: CsvRow[];
};

/**
 * Reads CSV (RFC 4180) piece by piece, in memory bounded by one record: CRLF, LF or CR, quoted line breaks,
 * doubled quotes. Text after a closing quote is kept as part of the cell, as Excel does. Blank rows are counted,
 * not returned; so are rows whose cells are all empty.
 *
 * @param pieces decoded text, cut anywhere
 * @throws TOO_LARGE `imports.lineTooLong`, `imports.tooManyColumns`, `imports.tooManyRows`; INVALID
 *   `imports.quoteNotClosed` with the row where the quote opened, `imports.nulCharacter`; all with `row`
 */
export async function* parseCsv(
  pieces: AsyncIterable<string> | Iterable<string>,
  { delimiter, limits = csvLimits }: { delimiter: string; limits?: CsvLimits },
): AsyncGenerator<CsvRow> {
  const parser: Parser = {
    delimiter: delimiter.charCodeAt(0),
    limits,
    cells: [],
    cell: "",
    row: 1,
    recordLength: 0,
    isQuoted: false,
    isQuoteOpen: false,
    isAtStart: true,
    isAfterReturn: false,
    found: [],
  };
  for await (const piece of pieces) {
    readPiece(parser, piece);
    yield* parser.found;
    parser.found = [];
  }
  if (parser.isQuoted && !parser.isQuoteOpen) throw notClosed(parser);
  if (parser.recordLength > 0) endRecord(parser);
  yield* parser.found;
}

function readPiece(parser: Parser, text: string): void {
  const nul = text.indexOf("\0");
  const end = nul === -1 ? text.length : nul;
  let position = 0;
  while (position < end) {
    position = parser.isQuoted
      ? readQuoted(parser, text, position, end)
      : readPlain(parser, text, position, end);
  }
  if (nul !== -1) throw new DomainError("INVALID", "imports.nulCharacter", { row: parser.row });
}

/** @returns the position after what was read */
function readQuoted(parser: Parser, text: string, start: number, end: number): number {
  if (parser.isQuoteOpen) {
    parser.isQuoteOpen = false;
    if (text.charCodeAt(start) === quote) {
      add(parser, '"');
      return start + 1;
    }
    parser.isQuoted = false;
    return start;
  }
  const found = text.indexOf('"', start);
  const stop = found === -1 || found >= end ? end : found;
  // A record that is already too long need not be copied to be refused.
  add(parser, text.slice(start, Math.min(stop, start + parser.limits.recordLength + 1)));
  if (stop === end) return end;
  parser.isQuoteOpen = true;
  parser.recordLength += 1;
  return stop + 1;
}

/** @returns the position after what was read */
function readPlain(parser: Parser, text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  if (parser.isAfterReturn) {
    parser.isAfterReturn = false;
    if (first === lineFeed) return start + 1;
  }
  if (first === quote && parser.isAtStart) {
    parser.isQuoted = true;
    parser.isAtStart = false;
    parser.recordLength += 1;
    return start + 1;
  }
  let stop = start;
  const longest = Math.min(end, start + parser.limits.recordLength + 1);
  for (; stop < longest; stop += 1) {
    const code = text.charCodeAt(stop);
    if (code === parser.delimiter || code === lineFeed || code === carriageReturn) break;
  }
  if (stop > start) add(parser, text.slice(start, stop));
  if (stop === longest) return stop;
  const code = text.charCodeAt(stop);
  if (code === parser.delimiter) endCell(parser);
  else {
    parser.isAfterReturn = code === carriageReturn;
    endRecord(parser);
  }
  return stop + 1;
}

function add(parser: Parser, text: string): void {
  parser.recordLength += text.length;
  if (parser.recordLength > parser.limits.recordLength)
    throw parser.isQuoted ? notClosed(parser) : tooLong(parser);
  parser.cell += text;
  if (text !== "") parser.isAtStart = false;
}

function endCell(parser: Parser): void {
  parser.cells.push(parser.cell);
  if (parser.cells.length >= parser.limits.columns) {
    const details = { row: parser.row, max: parser.limits.columns };
    throw new DomainError("TOO_LARGE", "imports.tooManyColumns", details);
  }
  parser.cell = "";
  parser.isAtStart = true;
  parser.recordLength += 1;
}

function endRecord(parser: Parser): void {
  parser.cells.push(parser.cell);
  if (parser.row > parser.limits.rows + 1) {
    throw new DomainError("TOO_LARGE", "imports.tooManyRows", { max: parser.limits.rows });
  }
  if (parser.cells.some((cell) => cell !== "")) parser.found.push({ row: parser.row, cells: parser.cells });
  parser.row += 1;
  parser.cells = [];
  parser.cell = "";
  parser.recordLength = 0;
  parser.isAtStart = true;
  parser.isQuoted = false;
  parser.isQuoteOpen = false;
}

const notClosed = ({ row }: Parser) => new DomainError("INVALID", "imports.quoteNotClosed", { row });
const tooLong = ({ row, limits }: Parser) =>
  new DomainError("TOO_LARGE", "imports.lineTooLong", { row, max: limits.recordLength });
