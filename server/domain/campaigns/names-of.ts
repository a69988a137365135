import { inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { people } from "@/db/schema";

/** Names of people by id. Hands that are no people (`key:…`, `job:…`) are left out. */
export async function namesOf(tx: Transaction, hands: readonly string[]): Promise<Record<string, string>> {
  const ids = [...new Set(hands)].filter((hand) => /^[0-9a-f-]{36}$/.test(hand));
  if (ids.length === 0) return {};
  const known = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, ids));
  return Object.fromEntries(known.map(({ id, name }) => [id, name]));
}
