import type { SmtpConnection } from "@/server/mta/smtp/smtp-connection";
import type { Verdict } from "@/server/mta/smtp/verdict";
import type { DeliveryPoolOptions } from "./delivery-pool-options";
import { dialSite } from "./dial-site";
import type { Entry } from "./entry";
import { FlowQueue } from "./flow-queue";
import type { HostMemory } from "./host-memory";
import { LaneSession, type SessionLane } from "./lane-session";
import type { MailHost } from "./mail-host";

/** What a lane needs of the pool that it belongs to. */
export type LanePool = {
  readonly options: DeliveryPoolOptions;
  readonly memory: HostMemory;
  /** A connection more, or false; then the lane's `pump` is called when there is one. */
  requestSlot(lane: Lane): boolean;
  releaseSlot(): void;
  /** Another lane waits for a connection, and it is this lane's turn to give one. */
  mustYield(lane: Lane, served: number): boolean;
  idles(session: LaneSession, isIdle: boolean): void;
  settle(entry: Entry, verdict: Verdict, host: MailHost | null): void;
  release(entry: Entry): void;
  emptied(lane: Lane): void;
};

/** With other connections open, a refused one is not tried again for this long. */
const refusedPauseMilliseconds = 10_000;

/**
 * The mail for one site from one egress: its queue and its connections. Connections are opened one at first,
 * then as many at a time as there are, so that a dead site costs one.
 */
export class Lane implements SessionLane {
  readonly #queue: FlowQueue<Entry>;
  readonly #sessions = new Set<LaneSession>();
  readonly #idle = new Set<LaneSession>();
  readonly #openings = new Set<AbortController>();
  #pause: NodeJS.Timeout | null = null;
  #isClosing = false;

  constructor(
    readonly pool: LanePool,
    readonly site: string,
    /** In the order in which they are to be tried; the newest answer counts. */
    public hosts: readonly MailHost[],
  ) {
    this.#queue = new FlowQueue(pool.options.weightOf ?? (() => 1));
  }

  get connections(): number {
    return this.#sessions.size + this.#openings.size;
  }

  get messagesPerConnection(): number {
    return this.pool.options.messagesPerConnection;
  }

  get idleSeconds(): number {
    return this.pool.options.idleSeconds;
  }

  /** It has more to send than its connections can take, and may have one more. */
  get wantsConnection(): boolean {
    const opening = this.#openings.size;
    return (
      !this.#isClosing &&
      this.#queue.size > opening &&
      opening < Math.max(1, this.#sessions.size) &&
      this.connections < this.pool.options.maxConnectionsPerSite &&
      (this.#pause === null || this.#sessions.size === 0)
    );
  }

  add(entry: Entry): void {
    entry.site = this.site;
    this.#queue.push(entry);
    this.pump();
  }

  /** Lets go of messages that have been settled while they waited here. */
  dropSettled(): void {
    this.#queue.prune((entry) => entry.state === "settled");
    for (const session of this.#sessions) session.dropSettled();
    this.#end();
  }

  /** Puts waiting messages on idle connections, and opens more where they are wanted. */
  pump(): void {
    if (this.#isClosing) return;
    for (const session of this.#idle) {
      const entry = this.#queue.take();
      if (!entry) return;
      session.wake(entry);
    }
    while (this.wantsConnection) {
      if (!this.pool.requestSlot(this)) return;
      void this.#open();
    }
  }

  /** Takes nothing more, gives idle connections up, lets running transactions end. */
  close(): void {
    this.#isClosing = true;
    for (const opening of this.#openings) opening.abort();
    for (const session of this.#idle) session.wake(null);
    this.#end();
  }

  abort(): void {
    for (const session of this.#sessions) session.abort();
  }

  next(): Entry | undefined {
    const entry = this.#queue.take();
    if (entry) return entry;
    for (const session of this.#sessions) {
      const ahead = session.takeAhead();
      if (ahead) return ahead;
    }
    return undefined;
  }

  nextAhead(): Entry | undefined {
    return this.#isClosing ? undefined : this.#queue.take();
  }

  giveBack(entry: Entry): void {
    if (entry.state === "settled") return;
    if (this.#isClosing) {
      this.pool.release(entry);
      return;
    }
    this.#queue.unshift(entry);
    this.pump();
  }

  mustLeave(served: number): boolean {
    return this.#isClosing || this.pool.mustYield(this, served);
  }

  idles(session: LaneSession, isIdle: boolean): void {
    if (isIdle) this.#idle.add(session);
    else this.#idle.delete(session);
    this.pool.idles(session, isIdle);
  }

  settle(entry: Entry, verdict: Verdict, host: MailHost | null): void {
    this.pool.settle(entry, verdict, host);
  }

  release(entry: Entry): void {
    this.pool.release(entry);
  }

  worked(host: MailHost, connection: SmtpConnection): void {
    this.pool.memory.worked(host.address);
    if (connection.abilities.pipelining && !connection.pipelining)
      this.pool.memory.cannotPipeline(host.address);
  }

  brokeOff(host: MailHost, verdict: Verdict): void {
    this.pool.memory.brokeOff(host.address, verdict, performance.now());
  }

  async #open(): Promise<void> {
    const opening = new AbortController();
    this.#openings.add(opening);
    const { options, memory } = this.pool;
    const dialled = await dialSite({
      route: options.route,
      localAddress: options.localAddress,
      ehloName: options.ehloName,
      timeouts: options.timeouts,
      hosts: this.hosts,
      memory,
      isConnected: (address) => [...this.#sessions].some(({ host }) => host.address === address),
      signal: opening.signal,
    });
    this.#openings.delete(opening);
    if (dialled.kind === "open") await this.#work(dialled.connection, dialled.host);
    else if (this.#sessions.size > 0) this.#pauseOpening();
    else this.#giveUp(dialled.verdict, dialled.host);
    this.pool.releaseSlot();
    this.pump();
    this.#end();
  }

  async #work(connection: SmtpConnection, host: MailHost): Promise<void> {
    if (this.#isClosing) return connection.quit();
    const session = new LaneSession(this, connection, host);
    this.#sessions.add(session);
    const running = session.run();
    this.pump();
    await running;
    this.#sessions.delete(session);
  }

  /** No host of the site answers: what waits is deferred, so that it holds nobody up. */
  #giveUp(verdict: Verdict, host: MailHost | null): void {
    for (let entry = this.#queue.take(); entry; entry = this.#queue.take()) this.settle(entry, verdict, host);
  }

  #pauseOpening(): void {
    if (this.#pause !== null) return;
    this.#pause = setTimeout(() => {
      this.#pause = null;
      this.pump();
    }, refusedPauseMilliseconds);
  }

  #end(): void {
    if (this.connections > 0 || this.#queue.size > 0) return;
    if (this.#pause !== null) clearTimeout(this.#pause);
    this.pool.emptied(this);
  }
}
