import { DomainError } from "@/server/platform/errors";
import { encodeWords } from "./encode-words";
import type { MailHeader } from "./mail-header";
import { refuseLineBreaks } from "./refuse-line-breaks";

/** RFC 5322 §2.1.1: what a line should not and must not exceed, without its CRLF. */
const wantedColumns = 76;
const maxColumns = 998;

/** Leaves room for one encoded word of one character beside the name, so a first line is never blank. */
const maxNameLength = 48;

/**
 * A header of free text, such as Subject: ASCII as it is, anything else as RFC 2047 encoded words, folded at 76
 * columns without splitting a character.
 *
 * @throws INVALID `mime.lineBreakInHeader` the text holds CR, LF or NUL · `mime.headerNameNotValid`
 */
export function encodeHeader(name: string, text: string): MailHeader {
  checkName(name);
  refuseLineBreaks(text, name);
  const firstColumns = wantedColumns - name.length - 2;
  if (!isPlain(text, firstColumns)) {
    return [name, encodeWords(text, Math.min(firstColumns, 75), 75).join("\r\n ")];
  }
  return [name, fold(text.split(" "), firstColumns)];
}

/**
 * A header whose grammar is not free text: addresses (already formatted), Message-ID, List-Unsubscribe, Date.
 * ASCII only; folded at single spaces, and a word of up to 998 columns stays whole.
 *
 * @throws INVALID `mime.lineBreakInHeader` · `mime.headerNameNotValid` · `mime.headerNotAscii` ·
 *   `mime.headerTooLong` a word of it cannot fit on a line
 */
export function encodeStructuredHeader(name: string, value: string): MailHeader {
  checkName(name);
  refuseLineBreaks(value, name);
  if (/[^\t\x20-\x7e]/.test(value)) throw new DomainError("INVALID", "mime.headerNotAscii", { field: name });
  const words = value.trim().split(/(?<=[^ ]) (?=[^ ])/);
  const firstColumns = wantedColumns - name.length - 2;
  if (words.some((word) => word.length > maxColumns - maxNameLength - 2)) {
    throw new DomainError("INVALID", "mime.headerTooLong", { field: name });
  }
  return [name, fold(words, firstColumns)];
}

function checkName(name: string): void {
  if (!/^[!-9;-~]+$/.test(name) || name.length > maxNameLength) {
    throw new DomainError("INVALID", "mime.headerNameNotValid", { field: name.slice(0, 100) });
  }
}

/** Text that a reader gets back unchanged without encoded words, at any fold. */
function isPlain(text: string, firstColumns: number): boolean {
  return (
    /^[\x20-\x7e]*$/.test(text) &&
    !/^ | $| {2}|=\?/.test(text) &&
    text.split(" ").every((word) => word.length <= firstColumns)
  );
}

function fold(words: readonly string[], firstColumns: number): string {
  let folded = "";
  let room = firstColumns;
  for (const word of words) {
    if (folded !== "" && word.length + 1 > room) {
      folded += `\r\n ${word}`;
      room = wantedColumns - 1 - word.length;
    } else {
      folded += folded === "" ? word : ` ${word}`;
      room -= folded === word ? word.length : word.length + 1;
    }
  }
  return folded;
}
