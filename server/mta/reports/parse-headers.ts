import { DomainError } from "@/server/platform/errors";

/** Names are lower case, values unfolded and trimmed, bytes as latin1 (undecoded). */
export type Header = { name: string; value: string };

export type HeaderBlock = {
  headers: Header[];
  /** Offset in the text of the first character after the blank line. */
  bodyStart: number;
};

/** Longer values are cut: no field that a report needs comes near it. */
const maxValueLength = 16_384;

/**
 * Reads the header block at `start` (RFC 5322 §2.2): CRLF or LF, folded lines joined by one space. A line that
 * is no header field ends the block, as a blank line does: what follows is the body.
 *
 * @param text the mail as latin1, one character a byte
 * @param budget how many fields may still be read; shared by all blocks of one mail
 * @throws TOO_LARGE `intake.tooManyHeaders` the budget is used up
 */
export function parseHeaders(
  text: string,
  start: number,
  end: number,
  budget: { headersLeft: number },
): HeaderBlock {
  const headers: Header[] = [];
  let position = start;
  while (position < end) {
    const newline = text.indexOf("\n", position);
    const lineEnd = newline === -1 || newline >= end ? end : newline;
    const line = text.slice(position, lineEnd).replace(/\r$/, "");
    const next = Math.min(lineEnd + 1, end);
    if (line === "") return { headers, bodyStart: next };
    const last = headers.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) {
      if (last.value.length < maxValueLength) last.value += ` ${line.trim().slice(0, maxValueLength)}`;
    } else if (!addField(headers, line, budget)) {
      // The envelope line of an mbox ("From a@b Thu …") stands before the fields and is none of them.
      if (headers.length > 0 || !line.startsWith("From ")) return { headers, bodyStart: position };
    }
    position = next;
  }
  return { headers, bodyStart: end };
}

function addField(headers: Header[], line: string, budget: { headersLeft: number }): boolean {
  const colon = line.indexOf(":");
  if (colon < 1 || colon > 76) return false;
  const name = line.slice(0, colon).trimEnd();
  if (!/^[!-9;-~]+$/.test(name)) return false;
  budget.headersLeft -= 1;
  if (budget.headersLeft < 0) throw new DomainError("TOO_LARGE", "intake.tooManyHeaders", { max: 1_000 });
  headers.push({
    name: name.toLowerCase(),
    value: line
      .slice(colon + 1)
      .trim()
      .slice(0, maxValueLength),
  });
  return true;
}

/** The first value of a field, or null. */
export function headerValue(headers: readonly Header[], name: string): string | null {
  return headers.find((header) => header.name === name)?.value ?? null;
}
