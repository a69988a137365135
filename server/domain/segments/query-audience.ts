import type { Transaction } from "@/db/client";
import type { Context } from "@/server/platform/context";
import { type Audience, loadAudience } from "./load-audience";
import type { SegmentOrRule } from "./schema";
import { withDeadline } from "./with-deadline";

/** A person waits for the answer: longer than this is an answer, too. */
const longestWaitInSeconds = 10;

/**
 * Runs a query over the people of a saved segment, or of a rule that is being built.
 *
 * @throws NOT_FOUND no such segment
 * @throws INVALID the rule names what the tenant does not have
 * @throws UNAVAILABLE it took longer than ten seconds
 */
export async function queryAudience<T>(
  context: Context,
  source: SegmentOrRule,
  now: Date,
  query: (tx: Transaction, audience: Audience) => Promise<T>,
): Promise<T> {
  return withDeadline(context, longestWaitInSeconds, async (tx) =>
    query(tx, await loadAudience(tx, context, source, now)),
  );
}
