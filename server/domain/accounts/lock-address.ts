import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";

/**
 * Lets one transaction at a time make a person of an address: links of it may be followed at once, and the second then sees the
 * first one's person. Taken before the rows that both want, so that two never wait for each other.
 */
export async function lockAddress(tx: Transaction, emailKey: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`people/${emailKey}`}, 0))`);
}
