import type { OriginalMessage } from "./bounce-report";
import { headerValue, parseHeaders } from "./parse-headers";
import { type MimePart, walkParts } from "./split-mime";

const originalTypes = [
  "message/rfc822",
  "text/rfc822-headers",
  "message/global",
  "message/global-headers",
  "message/partial",
];
const maxHeaders = 200;

/** The headers of our own message that a report returns as a part (RFC 6522 §3); null when it returns none. */
export function findOriginal(mail: MimePart): OriginalMessage | null {
  for (const part of walkParts(mail)) {
    if (part !== mail && originalTypes.includes(part.type)) return readOriginal(part.body);
  }
  return null;
}

/** The headers at the start of `text`; null when there are none. Reads at most 200 of them. */
export function readOriginal(text: string): OriginalMessage | null {
  const blockEnd = /\r?\n\r?\n/.exec(text.trimStart())?.index ?? text.length;
  const block = text.trimStart().slice(0, Math.min(blockEnd, 262_144));
  const lines = block.split("\n").slice(0, maxHeaders * 5);
  const { headers } = parseHeaders(lines.join("\n"), 0, lines.join("\n").length, {
    headersLeft: maxHeaders * 5,
  });
  if (headers.length === 0) return null;
  return { messageId: headerValue(headers, "message-id"), headers: headers.slice(0, maxHeaders) };
}
