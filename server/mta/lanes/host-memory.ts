import type { Verdict } from "@/server/mta/smtp/verdict";

export type HostBackOff = { readonly firstSeconds: number; readonly maxSeconds: number };

/** A host that fails is left alone for 15 s, then twice as long each time, up to 5 minutes. */
export const hostBackOff: HostBackOff = { firstSeconds: 15, maxSeconds: 300 };

/** Conversations that break in the middle, one after the other, until the host counts as failing. */
const strikesToFail = 3;
/** A host whose handshake failed gets mail in the clear for three days, as KumoMTA does. */
const plainMilliseconds = 3 * 24 * 60 * 60 * 1000;
const maxRecords = 20_000;

type HostRecord = {
  failures: number;
  strikes: number;
  restingUntil: number;
  verdict: Verdict | null;
  pipelining: boolean;
  plainUntil: number;
};

/**
 * What was learnt about mail servers, by address: which are dead for the moment, and what they cannot do.
 * Instants are milliseconds of one clock, the caller's.
 */
export class HostMemory {
  readonly #records = new Map<string, HostRecord>();

  constructor(readonly backOff: HostBackOff) {}

  /** What it failed with, while it is left alone; null when it may be dialled. */
  resting(address: string, now: number): Verdict | null {
    const record = this.#records.get(address);
    return record && record.restingUntil > now ? record.verdict : null;
  }

  canPipeline(address: string): boolean {
    return this.#records.get(address)?.pipelining ?? true;
  }

  canEncrypt(address: string, now: number): boolean {
    return (this.#records.get(address)?.plainUntil ?? 0) <= now;
  }

  /** It did not answer, or not as a mail server does. */
  failed(address: string, verdict: Verdict, now: number): void {
    const record = this.#record(address);
    const restSeconds = Math.min(this.backOff.maxSeconds, this.backOff.firstSeconds * 2 ** record.failures);
    record.failures++;
    record.strikes = 0;
    record.verdict = verdict;
    record.restingUntil = now + restSeconds * 1000;
  }

  /** It answered, and broke off: a few times in a row is a failure, once is not. */
  brokeOff(address: string, verdict: Verdict, now: number): void {
    const record = this.#record(address);
    record.strikes++;
    if (record.strikes >= strikesToFail) this.failed(address, verdict, now);
  }

  worked(address: string): void {
    const record = this.#records.get(address);
    if (!record) return;
    record.failures = 0;
    record.strikes = 0;
    record.restingUntil = 0;
    record.verdict = null;
  }

  cannotPipeline(address: string): void {
    this.#record(address).pipelining = false;
  }

  cannotEncrypt(address: string, now: number): void {
    this.#record(address).plainUntil = now + plainMilliseconds;
  }

  #record(address: string): HostRecord {
    const known = this.#records.get(address);
    if (known) return known;
    const [oldest] = this.#records.keys();
    if (oldest !== undefined && this.#records.size >= maxRecords) this.#records.delete(oldest);
    const record: HostRecord = {
      failures: 0,
      strikes: 0,
      restingUntil: 0,
      verdict: null,
      pipelining: true,
      plainUntil: 0,
    };
    this.#records.set(address, record);
    return record;
  }
}
