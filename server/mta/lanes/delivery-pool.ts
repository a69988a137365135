import type { MxAnswer } from "@/server/mta/dns/resolve-mx";
import type { Verdict } from "@/server/mta/smtp/verdict";
import type { DeliveryPoolOptions } from "./delivery-pool-options";
import { type Entry, makeEntry } from "./entry";
import { HostMemory, hostBackOff } from "./host-memory";
import { Lane, type LanePool } from "./lane";
import type { LaneSession } from "./lane-session";
import { type Destination, destinationOf, type MailHost } from "./mail-host";
import type { OutboundMessage } from "./outbound-message";

/** A lane's only connection serves this many before it makes room for a lane that has none. */
const servedBeforeYield = 20;
const defaultHeld = 1000;
const heldPerConnection = 20;

/**
 * Delivers messages by SMTP from one egress: a lane per site, connections kept and reused, fair between flows,
 * never more than the limits. It knows no tenant and keeps nothing: each message it was given ends in exactly
 * one outcome, and what it was not told to keep going it hands back. The exception is a message whose `gate`
 * never resolves: that one has no outcome, and no `drain` that ends.
 */
export class DeliveryPool implements LanePool {
  readonly memory: HostMemory;
  readonly #held = new Set<Entry>();
  readonly #lanes = new Map<string, Lane>();
  readonly #lookups = new Map<string, Promise<Destination>>();
  readonly #waiting = new Set<Lane>();
  readonly #idle = new Set<LaneSession>();
  #slots = 0;
  #isDraining = false;
  #drained: (() => void) | null = null;

  constructor(readonly options: DeliveryPoolOptions) {
    this.memory = new HostMemory(options.hostBackOff ?? hostBackOff);
  }

  /** Messages that are here and have no outcome yet. */
  get size(): number {
    return this.#held.size;
  }

  /** How many more it makes sense to submit now. */
  get freeSlots(): number {
    if (this.#isDraining) return 0;
    const { maxHeld, maxConnections } = this.options;
    return Math.max(0, (maxHeld ?? Math.max(defaultHeld, maxConnections * heldPerConnection)) - this.size);
  }

  /** Takes a message, whether or not there are free slots. While draining it is released at once. */
  submit(message: OutboundMessage): void {
    const entry = makeEntry(message);
    this.#held.add(entry);
    const { route } = this.options;
    if (this.#isDraining) {
      this.release(entry);
    } else if (route.kind === "inbox") {
      const hosts = [{ name: route.host, address: route.host }];
      this.#place(entry, { kind: "site", site: "inbox", hosts });
    } else {
      void this.#destination(message.domain).then((destination) => this.#place(entry, destination));
    }
  }

  /**
   * Hands back the messages that match and have not been started, each with the outcome `released`. The ones
   * on the wire go on; their `gate` is the last word on those.
   *
   * @returns how many
   */
  remove(matches: (message: OutboundMessage) => boolean): number {
    let removed = 0;
    for (const entry of this.#held) {
      if (entry.state !== "waiting" || !matches(entry.message)) continue;
      this.release(entry);
      removed++;
    }
    if (removed > 0) for (const lane of this.#lanes.values()) lane.dropSettled();
    return removed;
  }

  /**
   * Stops: hands back what has not been started, lets running transactions end, closes the connections. What
   * still runs after the time is cut off: `unknown` behind its final dot, `released` before it.
   */
  async drain(timeoutSeconds: number): Promise<void> {
    this.#isDraining = true;
    this.remove(() => true);
    for (const lane of this.#lanes.values()) lane.close();
    const drained = new Promise<void>((resolve) => {
      this.#drained = resolve;
    });
    const timer = setTimeout(() => {
      for (const lane of this.#lanes.values()) lane.abort();
    }, timeoutSeconds * 1000);
    this.#checkDrained();
    await drained;
    clearTimeout(timer);
  }

  requestSlot(lane: Lane): boolean {
    if (this.#slots < this.options.maxConnections) {
      this.#slots++;
      return true;
    }
    if (this.#waiting.has(lane)) return false;
    this.#waiting.add(lane);
    const [idle] = this.#idle;
    idle?.wake(null);
    return false;
  }

  releaseSlot(): void {
    this.#slots--;
    const neediest = [...this.#waiting].filter((lane) => lane.wantsConnection).sort(byConnections)[0];
    if (neediest) {
      this.#waiting.delete(neediest);
      neediest.pump();
    }
    this.#checkDrained();
  }

  mustYield(lane: Lane, served: number): boolean {
    for (const other of this.#waiting) {
      if (!other.wantsConnection) this.#waiting.delete(other);
      else if (other.connections > 0 && other.connections + 1 < lane.connections) return true;
      else if (other.connections === 0 && other !== lane) {
        return lane.connections > 1 || served >= servedBeforeYield;
      }
    }
    return false;
  }

  idles(session: LaneSession, isIdle: boolean): void {
    if (!isIdle) {
      this.#idle.delete(session);
      return;
    }
    this.#idle.add(session);
    const isWanted = [...this.#waiting].some((lane) => lane.wantsConnection);
    if (isWanted) session.wake(null);
  }

  settle(entry: Entry, verdict: Verdict, host: MailHost | null): void {
    this.#conclude(entry, verdict, host);
  }

  release(entry: Entry): void {
    const text = "Handed back before it was started.";
    this.#conclude(entry, { kind: "released", code: null, enhanced: null, text, scope: "local" }, null);
  }

  emptied(lane: Lane): void {
    if (this.#lanes.get(lane.site) === lane) this.#lanes.delete(lane.site);
    this.#waiting.delete(lane);
  }

  #place(entry: Entry, destination: Destination): void {
    if (entry.state === "settled") return;
    if (destination.kind === "none") {
      this.settle(entry, destination.verdict, null);
      return;
    }
    const known = this.#lanes.get(destination.site);
    const lane = known ?? new Lane(this, destination.site, destination.hosts);
    if (!known) this.#lanes.set(destination.site, lane);
    lane.hosts = destination.hosts;
    lane.add(entry);
  }

  /** One lookup at a time for a domain; remembering the answer is the resolver's business. */
  #destination(domain: string): Promise<Destination> {
    const running = this.#lookups.get(domain);
    if (running) return running;
    const lookup = this.options
      .resolveMx(domain)
      .catch((error: unknown): MxAnswer => ({ kind: "temporary", detail: String(error) }))
      .then((answer) => {
        this.#lookups.delete(domain);
        return destinationOf(domain, answer);
      });
    this.#lookups.set(domain, lookup);
    return lookup;
  }

  #conclude(
    entry: Entry,
    verdict: Omit<Verdict, "kind"> & { kind: Verdict["kind"] | "released" },
    host: MailHost | null,
  ): void {
    if (entry.state === "settled") return;
    entry.state = "settled";
    entry.built = null;
    this.#held.delete(entry);
    const { kind, code, enhanced, text, scope } = verdict;
    this.options.onOutcome({
      id: entry.message.id,
      kind,
      code,
      enhanced,
      text,
      host: host?.name ?? null,
      address: host?.address ?? null,
      site: entry.site,
      scope,
      at: new Date(),
    });
    this.#checkDrained();
  }

  #checkDrained(): void {
    if (this.#held.size === 0 && this.#slots === 0) this.#drained?.();
  }
}

const byConnections = (one: Lane, other: Lane) => one.connections - other.connections;
