/** One remembered answer. Instants are milliseconds of the clock given to the cache. */
type Entry<Value> = { value: Value; freshUntil: number; staleUntil: number };

/** The least recently used answer goes first; what is past its time stays for as long as it may be served stale. */
export class DnsCache<Value> {
  private readonly entries = new Map<string, Entry<Value>>();

  constructor(
    private readonly maxEntries: number,
    private readonly now: () => number,
  ) {}

  /** The value within its time, with the whole seconds that are left of it. */
  getFresh(key: string): { value: Value; secondsLeft: number } | null {
    const entry = this.touch(key);
    const left = entry ? entry.freshUntil - this.now() : 0;
    return entry && left > 0 ? { value: entry.value, secondsLeft: Math.ceil(left / 1000) } : null;
  }

  /** The value past its time, if it may still stand in for one that cannot be had. */
  getStale(key: string): Value | null {
    const entry = this.touch(key);
    return entry && entry.staleUntil > this.now() ? entry.value : null;
  }

  set(key: string, value: Value, freshSeconds: number, staleSeconds: number): void {
    const freshUntil = this.now() + freshSeconds * 1000;
    this.entries.delete(key);
    this.entries.set(key, { value, freshUntil, staleUntil: freshUntil + staleSeconds * 1000 });
    if (this.entries.size > this.maxEntries) {
      const [oldest] = this.entries.keys();
      if (oldest !== undefined) this.entries.delete(oldest);
    }
  }

  /** Serves a stale value for a while without asking again; its last hour does not move (RFC 8767 §5). */
  extend(key: string, seconds: number): void {
    const entry = this.entries.get(key);
    if (entry) entry.freshUntil = Math.min(this.now() + seconds * 1000, entry.staleUntil);
  }

  private touch(key: string): Entry<Value> | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    if (Math.max(entry.freshUntil, entry.staleUntil) > this.now()) this.entries.set(key, entry);
    return entry;
  }
}
