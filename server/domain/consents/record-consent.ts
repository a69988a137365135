import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { consentEvents, consents } from "@/db/schema";
import type { ConsentSource } from "./schema";

export type ConsentEntry = {
  contactId: string;
  purpose?: "marketing";
  state: "given" | "withdrawn";
  source: ConsentSource;
  /** What proves it: ids, and the words in which it was told. */
  proof: Readonly<Record<string, unknown>>;
};

/**
 * Writes a yes or no into the ledger, and what the ledger says now, in the caller's transaction. A repeated yes is
 * written again: it is a proof of its own.
 */
export async function recordConsent(
  tx: Transaction,
  { tenantId }: { readonly tenantId: string },
  { contactId, purpose = "marketing", state, source, proof }: ConsentEntry,
): Promise<void> {
  await tx.insert(consentEvents).values({ tenantId, contactId, purpose, state, source, proof });
  await tx
    .insert(consents)
    .values({ tenantId, contactId, purpose, state })
    .onConflictDoUpdate({
      target: [consents.tenantId, consents.contactId, consents.purpose],
      set: { state, at: sql`now()` },
    });
}
