import { encodeQuotedPrintableSlot } from "@/server/mta/mime/encode-quoted-printable";
import type { CompiledPart, CompiledTemplate, Slot } from "./compiled-template";
import { escapeHtml } from "./escape-html";
import { encodeQueryValue } from "./fill-link";
import { type MergeValues, mergeValue } from "./merge-value";
import type { MergeSegment } from "./parse-merge";

/** Addresses of ours for one recipient, absolute, with a token each. */
export type RecipientUrls = {
  readonly link: (no: number) => string;
  readonly open: string;
  readonly unsubscribe: string;
  readonly webView: string;
};

export type FilledMail = {
  /** One line of Unicode, not yet encoded for a header. */
  readonly subject: string;
  /** Quoted-printable, in its DKIM relaxed form, ending in one CRLF. */
  readonly textBody: Buffer;
  readonly htmlBody: Buffer | null;
};

const carriageReturn = 0x0d;
const lineFeed = 0x0a;
const equals = 0x3d;

/**
 * One recipient's mail. A missing value is its fallback, or nothing: a raw tag is never printed. Values cannot
 * leave their place: not the line of the subject, not the text of the HTML part, not the query of an address.
 */
export function fillTemplate(
  compiled: CompiledTemplate,
  values: MergeValues,
  urls: RecipientUrls,
): FilledMail {
  return {
    subject: fillLine(compiled.subject, values),
    textBody: withOneLineEnd(fillPart(compiled.text, values, urls, false)),
    htmlBody: compiled.html === null ? null : fillPart(compiled.html, values, urls, true),
  };
}

/** A line for a header or a preview: control characters and line separators become one space. */
export function fillLine(segments: readonly MergeSegment[], values: MergeValues): string {
  let line = "";
  for (const segment of segments)
    line += segment.kind === "text" ? segment.text : mergeValue(segment, values);
  return line
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .trim();
}

function fillPart(part: CompiledPart, values: MergeValues, urls: RecipientUrls, isHtml: boolean): Buffer {
  const pieces: Buffer[] = [];
  for (const piece of part)
    pieces.push(piece instanceof Uint8Array ? piece : fillSlot(piece, values, urls, isHtml));
  return Buffer.concat(pieces);
}

function fillSlot(slot: Slot, values: MergeValues, urls: RecipientUrls, isHtml: boolean): Buffer {
  switch (slot.kind) {
    case "link":
      return encodeQuotedPrintableSlot(urls.link(slot.no), isHtml);
    case "open":
      return encodeQuotedPrintableSlot(urls.open, isHtml);
    case "unsubscribe":
      return encodeQuotedPrintableSlot(urls.unsubscribe, isHtml);
    case "webView":
      return encodeQuotedPrintableSlot(urls.webView, isHtml);
    default:
      return fillValue(slot, mergeValue(slot, values), isHtml);
  }
}

function fillValue(slot: Extract<Slot, { kind: "value" }>, value: string, isHtml: boolean): Buffer {
  if (slot.form === "query") return encodeQuotedPrintableSlot(encodeQueryValue(value), isHtml);
  const text = value.includes("\0") ? value.replaceAll("\0", "") : value;
  if (!isHtml || slot.form === "attribute" || !/[\r\n]/.test(text))
    return encodeQuotedPrintableSlot(text, isHtml);
  return encodeQuotedPrintableSlot(escapeHtml(text).replace(/\r\n?|\n/g, "<br>\n"), false);
}

/**
 * A value at the very end may come out empty or end in line breaks. DKIM's relaxed form drops empty lines at the
 * end, and quoted-printable must not end in a soft break: so they go, and an encoded space stands for an empty slot.
 */
function withOneLineEnd(body: Buffer): Buffer {
  let end = body.length;
  while (end > 4 && body[end - 3] === lineFeed && body[end - 4] === carriageReturn) end -= 2;
  const kept = end === body.length ? body : body.subarray(0, end);
  return kept[end - 3] === equals ? Buffer.concat([kept, Buffer.from("=20\r\n")]) : kept;
}
