import { workerSql } from "@/db/client";

/** The time by the database, between two looks at it: what several nodes must agree on is not told by the clock of one of them. */
export class DatabaseClock {
  /** The database's epoch, in milliseconds of this process's steady clock. */
  #aheadMs = Date.now() - performance.now();

  /** Half of the way there and back is taken off, so the error is less than the other half. */
  async sync(): Promise<void> {
    const askedAt = performance.now();
    const [row] = await workerSql()<
      { ms: number }[]
    >`select extract(epoch from clock_timestamp())::float8 * 1000 ms`;
    if (row) this.#aheadMs = row.ms - (askedAt + performance.now()) / 2;
  }

  now(): Date {
    return new Date(this.#aheadMs + performance.now());
  }
}
