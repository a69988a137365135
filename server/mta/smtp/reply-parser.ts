/** One whole reply of an SMTP server (RFC 5321 §4.2). */
export type SmtpReply = {
  readonly kind: "reply";
  /** 200–599: the code of the last line, which is the one that decides. */
  readonly code: number;
  /** RFC 3463 status of the first line that carries one, such as `5.1.1`; null without. */
  readonly enhanced: string | null;
  /** The text of each line, without code and separator. */
  readonly lines: readonly string[];
  /** The reply as it came, codes included, lines joined by LF, at most 1,000 characters. */
  readonly text: string;
};

export type ParsedReplies = {
  readonly replies: readonly SmtpReply[];
  /** Why the stream cannot be trusted from here on; null while it can. */
  readonly fault: string | null;
};

/** RFC 5321 §4.5.3.1.5 allows 512 octets; real servers exceed it, so four times as much is taken. */
const maxLineBytes = 2048;
const maxLinesPerReply = 64;
const maxTextCharacters = 1000;

const linePattern = /^([2-5][0-9]{2})(?:([ -])(.*))?$/s;
const enhancedPattern = /^#?([245]\.[0-9]{1,3}\.[0-9]{1,3})(?![0-9.])/;

/**
 * Turns the bytes of a connection into replies, however the network cuts them. Lines end at LF, with or
 * without CR. A line above 2 KB, a reply above 64 lines, or a line without a code is a fault, and nothing is
 * read after it. Bytes are read as UTF-8 (RFC 6531 §3.7.4.2); NUL becomes U+FFFD.
 */
export class ReplyParser {
  #rest = "";
  #lines: string[] = [];
  #raw: string[] = [];
  #fault: string | null = null;

  /** The replies that this chunk completes, in order. */
  push(chunk: Buffer): ParsedReplies {
    const replies: SmtpReply[] = [];
    const input = this.#rest === "" ? chunk.toString("latin1") : this.#rest + chunk.toString("latin1");
    let from = 0;
    while (this.#fault === null) {
      const end = input.indexOf("\n", from);
      if (end < 0) break;
      const stop = end > from && input.charCodeAt(end - 1) === 13 ? end - 1 : end;
      const reply = this.#line(input.slice(from, stop));
      if (reply) replies.push(reply);
      from = end + 1;
    }
    this.#rest = input.slice(from);
    if (this.#rest.length > maxLineBytes) this.#fault ??= "a reply line is longer than 2,048 octets";
    return { replies, fault: this.#fault };
  }

  /** Forgets everything that was buffered, as STARTTLS demands (RFC 3207 §4.2). */
  reset(): void {
    this.#rest = "";
    this.#lines = [];
    this.#raw = [];
    this.#fault = null;
  }

  #line(line: string): SmtpReply | null {
    if (line.length > maxLineBytes) return this.#fail("a reply line is longer than 2,048 octets");
    const match = linePattern.exec(line);
    if (!match) return this.#fail(`a reply line has no code: ${decode(line).slice(0, 80)}`);
    if (this.#lines.length === maxLinesPerReply) return this.#fail("a reply has more than 64 lines");
    this.#lines.push(decode(match[3] ?? ""));
    this.#raw.push(decode(line));
    if (match[2] === "-") return null;
    const reply: SmtpReply = {
      kind: "reply",
      code: Number(match[1]),
      enhanced: enhancedOf(this.#lines),
      lines: this.#lines,
      text: clip(this.#raw.join("\n")),
    };
    this.#lines = [];
    this.#raw = [];
    return reply;
  }

  #fail(fault: string): null {
    this.#fault = fault;
    return null;
  }
}

function decode(line: string): string {
  const text = /[\u0080-\u00ff]/.test(line) ? Buffer.from(line, "latin1").toString("utf8") : line;
  return text.includes("\0") ? text.replaceAll("\0", "\ufffd") : text;
}

function enhancedOf(lines: readonly string[]): string | null {
  for (const line of lines) {
    const status = enhancedPattern.exec(line)?.[1];
    if (status) return status;
  }
  return null;
}

function clip(text: string): string {
  if (text.length <= maxTextCharacters) return text;
  const splitsPair = (text.charCodeAt(maxTextCharacters - 1) & 0xfc00) === 0xd800;
  return text.slice(0, splitsPair ? maxTextCharacters - 1 : maxTextCharacters);
}
