import type { Transaction } from "@/db/client";
import { type AccountNotice, installationJobs } from "@/server/jobs/catalog";
import { enqueue, installation } from "@/server/jobs/enqueue";
import { noticePlace } from "./notice-place";

/** From where something was done; the facts of a request fit. */
type Facts = { readonly address: string | null; readonly userAgent: string };

/**
 * Tells a person by mail that something about their account changed, with when and from where, so that a change by somebody else
 * does not go unseen. The mail is part of the transaction: what rolls back is not told.
 *
 * @param facts without them the mail does not say from where
 */
export async function tellPerson(
  tx: Transaction,
  personId: string,
  what: AccountNotice,
  facts: Facts = { address: null, userAgent: "" },
): Promise<void> {
  const sealedPlace = noticePlace.seal(facts, personId);
  const at = new Date().toISOString();
  await enqueue(tx, installation, installationJobs.tellPerson, { personId, what, at, sealedPlace });
}
