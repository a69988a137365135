import { DomainError } from "@/server/platform/errors";

/**
 * One column less than RFC 2045 §6.7 (5) allows with its "=": so a soft break may follow any output, which is what
 * lets precompiled segments and filled slots be joined without looking at them.
 */
const maxContentColumns = 75;

const cr = 0x0d;
const lf = 0x0a;
const space = 0x20;
const equals = 0x3d;
const dot = 0x2e;
const hexDigits = Buffer.from("0123456789ABCDEF");

/**
 * Text as quoted-printable (RFC 2045 §6.7): UTF-8, CRLF, lines of at most 76 columns, 7-bit.
 *
 * The output equals its own DKIM relaxed form (RFC 6376 §3.4.4): no tab, no run of two spaces, no space at a line
 * end, so a body joined from such parts is hashed as it is. No line begins with "." or "From ", so nothing between
 * here and the reader has to escape a line. CR, LF and CRLF all become CRLF; a final line break is not added.
 *
 * @throws INVALID `mime.nulCharacter`
 */
export function encodeQuotedPrintable(text: string): Buffer {
  if (text.includes("\0")) throw new DomainError("INVALID", "mime.nulCharacter");
  const input = Buffer.from(text, "utf8");
  const output = Buffer.allocUnsafe(input.length * 3 + Math.ceil(input.length / 24) * 3 + 2);
  let length = 0;
  let column = 0;
  for (let index = 0; index < input.length; index++) {
    const byte = input[index] ?? 0;
    const next = input[index + 1];
    if (byte === cr || byte === lf) {
      if (byte === cr && next === lf) index++;
      output[length++] = cr;
      output[length++] = lf;
      column = 0;
      continue;
    }
    let literal = byte === space ? !endsSpaceRun(next) : byte > space && byte < 0x7f && byte !== equals;
    if (column + (literal ? 1 : 3) > maxContentColumns) {
      output[length++] = equals;
      output[length++] = cr;
      output[length++] = lf;
      column = 0;
    }
    if (column === 0 && (byte === dot || isFromLine(input, index))) literal = false;
    if (literal) {
      output[length++] = byte;
      column += 1;
    } else {
      output[length++] = equals;
      output[length++] = hexDigits[byte >> 4] ?? 0;
      output[length++] = hexDigits[byte & 15] ?? 0;
      column += 3;
    }
  }
  return Buffer.from(output.subarray(0, length));
}

/**
 * A value for a slot that has a soft line break ("=" CRLF) before and after it, so that it starts at column 0 and
 * whatever it holds, the filled text is valid quoted-printable and stays in its DKIM relaxed form.
 *
 * @param escapeHtml true in the HTML part: & < > " ' become entities before encoding
 * @throws INVALID `mime.nulCharacter`
 */
export function encodeQuotedPrintableSlot(value: string, escapeHtml: boolean): Buffer {
  return encodeQuotedPrintable(escapeHtml ? value.replace(/[&<>"']/g, toEntity) : value);
}

function toEntity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

function endsSpaceRun(next: number | undefined): boolean {
  return next === undefined || next === space || next === cr || next === lf;
}

function isFromLine(input: Buffer, index: number): boolean {
  return input[index] === 0x46 && input.toString("latin1", index, index + 5) === "From ";
}
