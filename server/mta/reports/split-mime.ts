import { DomainError } from "@/server/platform/errors";
import { parseContentType } from "./parse-content-type";
import { type Header, headerValue, parseHeaders } from "./parse-headers";

export type MimePart = {
  headers: Header[];
  /** Lower case, e.g. "message/delivery-status"; "text/plain" when none is given (RFC 2045 §5.2). */
  type: string;
  parameters: ReadonlyMap<string, string>;
  /** The body as latin1, its transfer encoding not undone; of a multipart, all of it. */
  body: string;
  children: MimePart[];
};

export const mimeLimits = { bytes: 5 * 1024 * 1024, parts: 100, depth: 10, headers: 1_000 };

type Budget = { partsLeft: number; headersLeft: number };

/**
 * Splits a mail into its MIME parts (RFC 2045, 2046). Linear in the size of the mail; message/rfc822 parts are
 * leaves, so a mail within a mail within a mail costs nothing. A multipart without its boundary is a leaf too.
 *
 * @throws TOO_LARGE `intake.mailTooLarge`, `intake.tooManyParts`, `intake.nestedTooDeep`, `intake.tooManyHeaders`
 */
export function splitMime(bytes: Buffer): MimePart {
  if (bytes.length > mimeLimits.bytes) {
    throw new DomainError("TOO_LARGE", "intake.mailTooLarge", { maxBytes: mimeLimits.bytes });
  }
  const raw = bytes.toString("latin1");
  // Bare CR as the line end is no mail any more, yet gateways still produce it.
  const text = raw.includes("\n") ? raw : raw.replaceAll("\r", "\n");
  return splitPart(text, 0, text.length, 1, { partsLeft: mimeLimits.parts, headersLeft: mimeLimits.headers });
}

function splitPart(text: string, start: number, end: number, depth: number, budget: Budget): MimePart {
  budget.partsLeft -= 1;
  if (budget.partsLeft < 0)
    throw new DomainError("TOO_LARGE", "intake.tooManyParts", { max: mimeLimits.parts });
  if (depth > mimeLimits.depth)
    throw new DomainError("TOO_LARGE", "intake.nestedTooDeep", { max: mimeLimits.depth });
  const { headers, bodyStart } = parseHeaders(text, start, end, budget);
  const { type, parameters } = parseContentType(headerValue(headers, "content-type"));
  const boundary = parameters.get("boundary");
  const part: MimePart = { headers, type, parameters, body: text.slice(bodyStart, end), children: [] };
  if (!type.startsWith("multipart/") || boundary === undefined || boundary === "") return part;
  for (const range of boundaryRanges(text, bodyStart, end, boundary)) {
    part.children.push(splitPart(text, range.start, range.end, depth + 1, budget));
  }
  return part;
}

/** The stretches between the delimiter lines; the last one may lack its closing delimiter. */
function* boundaryRanges(text: string, start: number, end: number, boundary: string) {
  const delimiter = `--${boundary}`;
  let partStart: number | null = null;
  let search = start;
  while (search < end) {
    const found = text.indexOf(delimiter, search);
    if (found === -1 || found >= end) break;
    const newline = text.indexOf("\n", found);
    const lineEnd = newline === -1 || newline > end ? end : newline;
    search = Math.min(lineEnd + 1, end);
    const rest = text.slice(found + delimiter.length, lineEnd).trimEnd();
    const opensLine = found === start || text[found - 1] === "\n";
    if (!opensLine || (rest !== "" && rest !== "--")) continue;
    if (partStart !== null) yield { start: partStart, end: beforeLineBreak(text, partStart, found) };
    partStart = search;
    if (rest === "--") return;
  }
  if (partStart !== null && partStart < end) yield { start: partStart, end };
}

/** The line break before a delimiter belongs to the delimiter (RFC 2046 §5.1.1). */
function beforeLineBreak(text: string, start: number, delimiter: number): number {
  const end = text[delimiter - 2] === "\r" ? delimiter - 2 : delimiter - 1;
  return Math.max(end, start);
}

/** This part and all below it, outermost first. */
export function* walkParts(part: MimePart): Generator<MimePart> {
  yield part;
  for (const child of part.children) yield* walkParts(child);
}
