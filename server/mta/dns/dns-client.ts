import { getServers } from "node:dns";
import type { DnsAnswer, DnsData, DnsType } from "./dns-answer";
import { DnsCache } from "./dns-cache";
import { isDnsName, normalizeDnsName } from "./dns-name";
import { exchangeDns } from "./exchange-dns";
import { type DnsServer, parseDnsServer } from "./parse-dns-server";
import { type DnsReading, readDnsResponse } from "./read-dns-response";

export type DnsClientOptions = {
  /** `"ip"` or `"ip:port"`, asked in this order, beginning with the one that answered last; default: the system's. */
  servers?: readonly string[];
  /** For the first round over the servers; each further round waits twice as long. */
  timeoutMilliseconds?: number;
  /** Rounds over all servers before an answer is `temporary`. */
  rounds?: number;
  minTtlSeconds?: number;
  maxTtlSeconds?: number;
  /** How long past its time an answer stands in when no server answers (RFC 8767). */
  staleSeconds?: number;
  /** How long a failure is remembered (RFC 9520 §3.2), and a stale answer served without asking again. */
  failureTtlSeconds?: number;
  maxEntries?: number;
  /** Questions on the wire at one time; each has a socket. */
  maxInFlight?: number;
  /** Milliseconds; default Date.now. */
  now?: () => number;
};

const defaults = {
  timeoutMilliseconds: 2000,
  rounds: 2,
  minTtlSeconds: 60,
  maxTtlSeconds: 3600,
  staleSeconds: 86_400,
  failureTtlSeconds: 5,
  maxEntries: 50_000,
  maxInFlight: 256,
  now: Date.now,
};

const maxAliases = 8;

type AnyAnswer = DnsAnswer<DnsData[DnsType]>;

/** A stub resolver with a cache of its own; recursion is the servers' work. */
export class DnsClient {
  private readonly options: typeof defaults;
  private readonly servers: DnsServer[];
  private readonly cache: DnsCache<AnyAnswer>;
  private readonly running = new Map<string, Promise<AnyAnswer>>();
  private readonly waiting: (() => void)[] = [];
  private inFlight = 0;
  /** Index of the server that answered last, so a dead first server costs its time-out once. */
  private preferred = 0;

  /** @throws INVALID `dns.serverNotValid` a server is not an address with an optional port */
  constructor(options: DnsClientOptions = {}) {
    const { servers = getServers(), ...rest } = options;
    this.options = { ...defaults, ...rest };
    this.servers = servers.map(parseDnsServer);
    this.cache = new DnsCache(this.options.maxEntries, this.options.now);
  }

  /**
   * What DNS says of a name (A-labels) and a type, from the cache when it may. Equal questions share one query;
   * CNAME chains are followed. Never rejects: a resolver that fails is `temporary`, or an answer up to a day old.
   *
   * @param options.fresh true asks the servers whatever the cache holds, as a person who waits for a change does
   */
  async resolve<Type extends DnsType>(
    name: string,
    type: Type,
    options: { fresh?: boolean } = {},
  ): Promise<DnsAnswer<DnsData[Type]>> {
    const owner = normalizeDnsName(name);
    // What DNS cannot carry does not exist in it.
    if (!isDnsName(owner)) return { kind: "nxdomain" };
    const key = `${type} ${owner}`;
    const cached = options.fresh ? null : this.cache.getFresh(key);
    const answer = cached
      ? withTtl(cached.value, cached.secondsLeft)
      : await this.once(options.fresh ? `fresh ${key}` : key, () =>
          this.ask(key, owner, type, options.fresh ?? false),
        );
    return answer as DnsAnswer<DnsData[Type]>;
  }

  private once(key: string, ask: () => Promise<AnyAnswer>): Promise<AnyAnswer> {
    const running = this.running.get(key);
    if (running) return running;
    const started = ask().finally(() => this.running.delete(key));
    this.running.set(key, started);
    return started;
  }

  private async ask(key: string, name: string, type: DnsType, fresh: boolean): Promise<AnyAnswer> {
    const reading = await this.followAliases(name, type);
    const { failureTtlSeconds, staleSeconds } = this.options;
    if (reading.kind === "failed" || reading.kind === "alias") {
      const failure: AnyAnswer = {
        kind: "temporary",
        detail: reading.kind === "failed" ? reading.detail : "CNAME loop",
      };
      if (fresh) return failure;
      const stale = this.cache.getStale(key);
      if (stale?.kind !== "answer") {
        this.cache.set(key, failure, failureTtlSeconds, 0);
        return failure;
      }
      this.cache.extend(key, failureTtlSeconds);
      return withTtl(stale, failureTtlSeconds);
    }
    // A negative answer without SOA is not cached (RFC 2308 §5).
    const ttl = reading.ttlSeconds === null ? 0 : this.clamp(reading.ttlSeconds);
    const answer: AnyAnswer =
      reading.kind === "answer"
        ? { kind: "answer", records: reading.records, minTtlSeconds: ttl }
        : { kind: reading.kind };
    this.cache.set(key, answer, ttl, answer.kind === "answer" ? staleSeconds : 0);
    return answer;
  }

  private async followAliases(name: string, type: DnsType): Promise<DnsReading<DnsData[DnsType]>> {
    let reading = await this.askServers(name, type);
    let leastTtl = Number.POSITIVE_INFINITY;
    for (let hop = 0; reading.kind === "alias" && hop < maxAliases; hop++) {
      leastTtl = Math.min(leastTtl, reading.ttlSeconds);
      if (!isDnsName(reading.target)) return { kind: "nxdomain", ttlSeconds: leastTtl };
      reading = await this.askServers(reading.target, type);
    }
    if (reading.kind === "failed" || reading.ttlSeconds === null) return reading;
    return { ...reading, ttlSeconds: Math.min(leastTtl, reading.ttlSeconds) };
  }

  private async askServers(name: string, type: DnsType): Promise<DnsReading<DnsData[DnsType]>> {
    let detail = "no name server is configured";
    const first = this.preferred;
    for (let round = 0; round < this.options.rounds; round++) {
      for (let offset = 0; offset < this.servers.length; offset++) {
        const index = (first + offset) % this.servers.length;
        const server = this.servers[index];
        if (!server) continue;
        const exchange = await this.limited(() =>
          exchangeDns(server, name, type, this.options.timeoutMilliseconds * 2 ** round),
        );
        const reading: DnsReading<DnsData[DnsType]> = exchange.ok
          ? readDnsResponse(exchange.packet, name, type)
          : { kind: "failed", detail: exchange.detail };
        if (reading.kind !== "failed") {
          this.preferred = index;
          return reading;
        }
        detail = reading.detail;
      }
    }
    return { kind: "failed", detail };
  }

  private async limited<Result>(run: () => Promise<Result>): Promise<Result> {
    while (this.inFlight >= this.options.maxInFlight) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.inFlight++;
    try {
      return await run();
    } finally {
      this.inFlight--;
      this.waiting.shift()?.();
    }
  }

  private clamp(ttlSeconds: number): number {
    return Math.min(Math.max(ttlSeconds, this.options.minTtlSeconds), this.options.maxTtlSeconds);
  }
}

function withTtl(answer: AnyAnswer, minTtlSeconds: number): AnyAnswer {
  return answer.kind === "answer" ? { ...answer, minTtlSeconds } : answer;
}
