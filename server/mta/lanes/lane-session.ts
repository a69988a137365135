import type { SmtpConnection } from "@/server/mta/smtp/smtp-connection";
import type { Verdict } from "@/server/mta/smtp/verdict";
import { buildEntry, type Entry } from "./entry";
import type { MailHost } from "./mail-host";

/** What a session needs of the lane that it works for. */
export type SessionLane = {
  readonly messagesPerConnection: number;
  readonly idleSeconds: number;
  /** The next message, or undefined when there is none to be had. */
  next(): Entry | undefined;
  /** The message to build ahead, or undefined. */
  nextAhead(): Entry | undefined;
  giveBack(entry: Entry): void;
  /** The connection should be given up after this many messages: the lane ends, or another one waits. */
  mustLeave(served: number): boolean;
  idles(session: LaneSession, isIdle: boolean): void;
  settle(entry: Entry, verdict: Verdict, host: MailHost): void;
  release(entry: Entry): void;
  brokeOff(host: MailHost, verdict: Verdict): void;
  worked(host: MailHost, connection: SmtpConnection): void;
};

/** A message goes to a second and third connection when the first two had died in their sleep, not further. */
const maxStaleConnections = 2;

/** Works one connection: message after message, the next one being built while one is on the wire. */
export class LaneSession {
  #ahead: Entry | null = null;
  #wake: ((entry: Entry | null) => void) | null = null;
  #served = 0;
  #isAborted = false;

  constructor(
    readonly lane: SessionLane,
    readonly connection: SmtpConnection,
    readonly host: MailHost,
  ) {}

  /** Until the connection is closed. */
  async run(): Promise<void> {
    let entry = this.lane.next();
    for (;;) {
      const current: Entry | null = entry ?? (await this.#idle());
      if (!current || !(await this.#serve(current)) || this.#isFull || this.lane.mustLeave(this.#served))
        break;
      entry = this.takeAhead() ?? this.lane.next();
    }
    const ahead = this.takeAhead();
    if (ahead) this.lane.giveBack(ahead);
    await this.connection.quit();
  }

  /** Gives an idle session its next message, or tells it to leave. */
  wake(entry: Entry | null): void {
    this.#wake?.(entry);
  }

  /** The message that was built ahead, for whoever can send it sooner. */
  takeAhead(): Entry | undefined {
    const ahead = this.#ahead ?? undefined;
    this.#ahead = null;
    return ahead;
  }

  dropSettled(): void {
    if (this.#ahead?.state === "settled") this.#ahead = null;
  }

  /** Closes at once. */
  abort(): void {
    this.#isAborted = true;
    this.connection.destroy("closed by us");
  }

  get #isFull(): boolean {
    return this.#served >= this.lane.messagesPerConnection;
  }

  /** False when the connection can carry no more. */
  async #serve(entry: Entry): Promise<boolean> {
    const built = await buildEntry(entry);
    if (entry.state === "settled") return true;
    if (built.kind === "failed") {
      this.lane.settle(entry, built.verdict, this.host);
      return true;
    }
    entry.state = "started";
    this.#served++;
    this.#buildAhead();
    const { envelopeFrom, recipient, gate } = entry.message;
    const delivered = await this.connection.deliver({ envelopeFrom, recipient, body: built.body, gate });
    this.#conclude(entry, delivered.verdict, delivered.isStale);
    return this.connection.usable;
  }

  #buildAhead(): void {
    if (this.#isFull) return;
    this.#ahead = this.lane.nextAhead() ?? null;
    if (this.#ahead) void buildEntry(this.#ahead);
  }

  #conclude(entry: Entry, verdict: Verdict, isStale: boolean): void {
    if (this.#isAborted && verdict.kind === "deferred") {
      this.lane.release(entry);
    } else if (isStale && entry.staleConnections < maxStaleConnections) {
      entry.staleConnections++;
      entry.state = "waiting";
      this.lane.giveBack(entry);
    } else {
      const isTheirs = verdict.scope === "host" || verdict.scope === "connection";
      if (isTheirs && !this.connection.usable) this.lane.brokeOff(this.host, verdict);
      else this.lane.worked(this.host, this.connection);
      this.lane.settle(entry, verdict, this.host);
    }
  }

  #idle(): Promise<Entry | null> {
    if (!this.connection.usable || this.lane.mustLeave(this.#served)) return Promise.resolve(null);
    return new Promise((resolve) => {
      const end = (entry: Entry | null) => {
        clearTimeout(timer);
        this.#wake = null;
        this.connection.onLoss = null;
        this.lane.idles(this, false);
        resolve(entry);
      };
      const timer = setTimeout(() => end(null), this.lane.idleSeconds * 1000);
      this.#wake = end;
      this.connection.onLoss = () => end(null);
      this.lane.idles(this, true);
    });
  }
}
