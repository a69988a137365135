import type { Socket } from "node:net";
import { DataReader } from "./data-reader";
import type { SinkBehaviour, SinkScript } from "./sink-script";

export type SinkSessionOptions = {
  readonly behaviour: SinkBehaviour;
  /** Offered after EHLO, such as `PIPELINING` and `SIZE 1000`. */
  readonly abilities: readonly string[];
  readonly maxMessageBytes: number;
  /** Further messages on the connection get a 421. */
  readonly maxMessages: number;
  readonly store: (envelopeFrom: string, recipients: readonly string[], bytes: Buffer) => void;
};

/** RFC 5321 §4.5.3.1.4 says 512; extensions add to it. */
const maxCommandBytes = 4096;
const noBytes = Buffer.alloc(0);
const pathPattern = /^<((?:"(?:[^"\\]|\\.)*"|[^<>"])*)>(?: +(.*))?$/;

/** The receiving side of one SMTP connection. Replies to a group of commands leave in one write. */
export class SinkSession {
  #input: Buffer = noBytes;
  #output = "";
  #isWaiting = false;
  #isClosed = false;
  #reader: DataReader | null = null;
  #envelopeFrom: string | null = null;
  #recipients: string[] = [];
  #script: SinkScript = {};
  #messages = 0;

  constructor(
    readonly socket: Socket,
    readonly options: SinkSessionOptions,
  ) {
    socket.on("data", (chunk: Buffer) => {
      this.#input = this.#input.length === 0 ? chunk : Buffer.concat([this.#input, chunk]);
      this.#work();
    });
  }

  /** The peer is in the middle of a body. */
  get isReceiving(): boolean {
    return this.#reader !== null;
  }

  #work(): void {
    while (!this.#isWaiting && !this.#isClosed && this.#step());
    if (this.#isClosed) this.socket.end(this.#output);
    else if (this.#output !== "") this.socket.write(this.#output);
    this.#output = "";
  }

  /** One command, or as much of a body as there is. False when more input is needed. */
  #step(): boolean {
    if (this.#reader) return this.#readBody(this.#reader);
    const end = this.#input.indexOf("\r\n");
    if (end < 0) {
      if (this.#input.length > maxCommandBytes) this.#say("421 4.5.2 Line too long");
      return false;
    }
    const line = this.#input.toString("utf8", 0, end);
    this.#input = this.#input.subarray(end + 2);
    this.#say(this.#answerTo(line));
    return true;
  }

  #readBody(reader: DataReader): boolean {
    const rest = this.#input.length === 0 ? null : reader.push(this.#input);
    this.#input = rest ?? noBytes;
    if (rest === null) return false;
    this.#reader = null;
    const { dot, close, dotDelaySeconds } = this.#script;
    const isTaken = (dot === undefined || dot.startsWith("2")) && !reader.isTooLarge;
    if (isTaken && close !== "before-storing") {
      this.options.store(this.#envelopeFrom ?? "", this.#recipients, reader.message());
    }
    this.#messages++;
    this.#reset();
    const answer = () => {
      if (close !== undefined) this.#isClosed = true;
      else this.#say(reader.isTooLarge ? "552 5.3.4 Message too large" : (dot ?? "250 2.0.0 Kept"));
    };
    if (dotDelaySeconds === undefined) answer();
    else this.#later(dotDelaySeconds, answer);
    return true;
  }

  #later(seconds: number, answer: () => void): void {
    this.#isWaiting = true;
    setTimeout(() => {
      this.#isWaiting = false;
      if (this.socket.destroyed) return;
      answer();
      this.#work();
    }, seconds * 1000).unref();
  }

  #answerTo(line: string): string {
    switch (line.slice(0, 4).toUpperCase()) {
      case "EHLO":
        return this.#hello(["sink.test", ...this.options.abilities]);
      case "HELO":
        return this.#hello(["sink.test"]);
      case "MAIL":
        return this.#mail(line);
      case "RCPT":
        return this.#rcpt(line);
      case "DATA":
        return this.#data();
      case "RSET":
        this.#reset();
        return "250 2.0.0 Reset";
      case "NOOP":
        return "250 2.0.0 Ok";
      case "QUIT":
        return "221 2.0.0 Bye";
      default:
        return "502 5.5.1 Not implemented";
    }
  }

  #hello(lines: readonly string[]): string {
    this.#reset();
    return lines.map((line, at) => `250${at === lines.length - 1 ? " " : "-"}${line}`).join("\n");
  }

  #mail(line: string): string {
    const path = pathOf(line, "MAIL FROM:");
    if (!path) return "501 5.5.4 Syntax: MAIL FROM:<address>";
    if (this.#envelopeFrom !== null) return "503 5.5.1 Sender already given";
    if (this.#messages >= this.options.maxMessages) return "421 4.7.0 Too many messages here";
    const size = Number(/(?:^| )SIZE=([0-9]{1,15})(?: |$)/i.exec(path.parameters)?.[1] ?? 0);
    if (size > this.options.maxMessageBytes) return "552 5.3.4 Message too large";
    const reply = this.options.behaviour(null, path.address)?.mail ?? "250 2.1.0 Ok";
    if (reply.startsWith("2")) this.#envelopeFrom = path.address;
    return reply;
  }

  #rcpt(line: string): string {
    const path = pathOf(line, "RCPT TO:");
    if (!path || path.address === "") return "501 5.5.4 Syntax: RCPT TO:<address>";
    if (this.#envelopeFrom === null) return "503 5.5.1 MAIL first";
    const script = this.options.behaviour(path.address, this.#envelopeFrom) ?? {};
    const reply = script.rcpt ?? "250 2.1.5 Ok";
    if (reply.startsWith("2")) {
      this.#recipients.push(path.address);
      this.#script = { ...script, ...this.#script };
    }
    return reply;
  }

  #data(): string {
    if (this.#recipients.length === 0) return "503 5.5.1 RCPT first";
    const reply = this.#script.data ?? "354 Go on";
    if (reply.startsWith("354")) this.#reader = new DataReader(this.options.maxMessageBytes);
    return reply;
  }

  #say(reply: string): void {
    this.#output += `${reply.replaceAll("\n", "\r\n")}\r\n`;
    if (reply.startsWith("421") || reply.startsWith("221")) this.#isClosed = true;
  }

  #reset(): void {
    this.#envelopeFrom = null;
    this.#recipients = [];
    this.#script = {};
  }
}

function pathOf(line: string, command: string): { address: string; parameters: string } | null {
  if (line.slice(0, command.length).toUpperCase() !== command) return null;
  const match = pathPattern.exec(line.slice(command.length).trim());
  return match ? { address: match[1] ?? "", parameters: match[2] ?? "" } : null;
}
