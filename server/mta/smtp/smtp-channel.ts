import net, { type Socket } from "node:net";
import tls from "node:tls";
import { ReplyParser, type SmtpReply } from "./reply-parser";

/** The conversation is over. */
export type ChannelLoss = {
  readonly kind: "lost";
  readonly detail: string;
  /** What the peer said unasked before it left, usually a 421. */
  readonly reply: SmtpReply | null;
};

export type ChannelAnswer = SmtpReply | ChannelLoss;

export type Secured = { readonly kind: "secured" };

/**
 * The line between us and one peer: commands out, replies in, in order. It knows how many replies are due, so
 * that a reply nobody asked for ends the conversation: from then on no reply could be trusted to belong to
 * its message. Losses are answers, not exceptions.
 */
export class SmtpChannel {
  #socket: Socket;
  readonly #parser = new ReplyParser();
  #replies: SmtpReply[] = [];
  #due = 1;
  #isSecuring = false;
  #waiting: ((answer: never) => void) | null = null;
  #timer: NodeJS.Timeout | undefined;
  #flushing: (() => void) | null = null;
  #loss: ChannelLoss | null = null;
  /** Called once when the conversation ends, whoever ends it. */
  onLoss: (() => void) | null = null;

  /** @param socket connected; its greeting is the first reply due */
  constructor(socket: Socket) {
    this.#socket = socket;
    this.#attach(socket);
    if (socket.destroyed) this.#lose("the connection was closed", null);
  }

  get loss(): ChannelLoss | null {
    return this.#loss;
  }

  /** Writes commands, CRLF included, in one piece. */
  send(commands: string | Buffer, repliesDue: number): void {
    this.#due += repliesDue;
    if (!this.#loss) this.#socket.write(commands);
  }

  /** Writes a block and waits until the system has taken it. */
  async flush(block: Buffer, blockSeconds: number): Promise<void> {
    if (this.#loss) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(
        () => this.#lose(`no progress within ${blockSeconds} s`, null),
        blockSeconds * 1000,
      );
      this.#flushing = () => {
        clearTimeout(timer);
        this.#flushing = null;
        resolve();
      };
      this.#socket.write(block, () => this.#flushing?.());
    });
  }

  /** The next reply, or the loss of the connection. */
  reply(timeoutSeconds: number): Promise<ChannelAnswer> {
    const ready = this.#replies.shift() ?? this.#loss;
    return ready ? Promise.resolve(ready) : this.#wait<ChannelAnswer>(timeoutSeconds);
  }

  /**
   * STARTTLS and the handshake. What the peer sends in the clear behind its 220 is thrown away (RFC 3207 §4.2:
   * it may come from somebody else). The certificate is not verified: this is opportunistic encryption.
   *
   * @returns the peer's reply when it declines; the line is then as it was
   */
  async startTls(serverName: string, timeoutSeconds: number): Promise<ChannelAnswer | Secured> {
    this.#isSecuring = true;
    this.send("STARTTLS\r\n", 1);
    const answer = await this.reply(timeoutSeconds);
    this.#isSecuring = answer.kind === "reply" && answer.code === 220;
    if (!this.#isSecuring) return answer;
    const plain = this.#socket;
    plain.removeAllListeners("data");
    this.#parser.reset();
    const secure = tls.connect({
      socket: plain,
      rejectUnauthorized: false,
      ...(net.isIP(serverName) === 0 ? { servername: serverName } : {}),
    });
    this.#socket = secure;
    this.#isSecuring = false;
    this.#attach(secure);
    secure.once("secureConnect", () => this.#answer({ kind: "secured" }));
    return this.#loss ?? this.#wait<Secured | ChannelLoss>(timeoutSeconds);
  }

  /** Ends the conversation at once; whoever waits for a reply is told `detail`. */
  destroy(detail: string): void {
    this.#lose(detail, null);
  }

  #attach(socket: Socket): void {
    socket.on("data", (chunk: Buffer) => this.#read(chunk));
    socket.on("error", (error) => this.#lose(error.message, null));
    socket.on("close", () => this.#lose("the peer closed the connection", null));
    socket.on("end", () => this.#lose("the peer closed the connection", null));
  }

  #wait<Answer extends ChannelAnswer | Secured>(timeoutSeconds: number): Promise<Answer> {
    return new Promise<Answer>((resolve) => {
      this.#waiting = resolve;
      this.#timer = setTimeout(
        () => this.#lose(`no answer within ${timeoutSeconds} s`, null),
        timeoutSeconds * 1000,
      );
    });
  }

  #read(chunk: Buffer): void {
    if (this.#isSecuring && this.#due === 0) return;
    const { replies, fault } = this.#parser.push(chunk);
    for (const reply of replies) {
      if (this.#loss) return;
      if (this.#due === 0) {
        this.#lose(`unexpected reply: ${reply.text}`, reply);
        return;
      }
      this.#due--;
      if (this.#waiting) this.#answer(reply);
      else this.#replies.push(reply);
      if (this.#isSecuring && this.#due === 0) return;
    }
    if (fault !== null) this.#lose(fault, null);
  }

  #answer(answer: ChannelAnswer | Secured): void {
    const waiting = this.#waiting;
    clearTimeout(this.#timer);
    this.#waiting = null;
    waiting?.(answer as never);
  }

  #lose(detail: string, reply: SmtpReply | null): void {
    if (this.#loss) return;
    this.#loss = { kind: "lost", detail, reply };
    this.#socket.destroy();
    this.#flushing?.();
    this.#answer(this.#loss);
    this.onLoss?.();
  }
}
