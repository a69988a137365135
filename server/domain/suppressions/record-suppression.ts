import type { Transaction } from "@/db/client";
import { type suppressionCauses, suppressionEvents, suppressions } from "@/db/schema";

export type SuppressionCause = (typeof suppressionCauses)[number];
export type SuppressionEntry = {
  addressHash: string;
  cause: SuppressionCause;
  /** The send that bounced or was complained about. */
  sendId?: string;
  reason?: string;
};

/**
 * Takes an address out of all mail, in the caller's transaction: the event for ever, and the state. An address that is
 * suppressed already keeps its first cause.
 *
 * @returns whether it was not suppressed before
 */
export async function recordSuppression(
  tx: Transaction,
  { tenantId }: { readonly tenantId: string },
  { addressHash, cause, sendId, reason = "" }: SuppressionEntry,
): Promise<boolean> {
  const added = await tx
    .insert(suppressions)
    .values({ tenantId, addressHash, cause })
    .onConflictDoNothing()
    .returning({ addressHash: suppressions.addressHash });
  await tx
    .insert(suppressionEvents)
    .values({ tenantId, addressHash, kind: "added", cause, reason, ...(sendId !== undefined && { sendId }) });
  return added.length > 0;
}
