import { sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { type Audience, loadAudience } from "./load-audience";
import type { SegmentOrRule } from "./schema";

/** A person waits for the answer: longer than this is an answer, too. */
const longestWaitInSeconds = 10;
/** `query_canceled` */
const canceled = "57014";

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
  try {
    return await withTenant(context, async (tx) => {
      const [, audience] = await Promise.all([
        tx.execute(sql.raw(`set local statement_timeout = ${longestWaitInSeconds * 1_000}`)),
        loadAudience(tx, context, source, now),
      ]);
      return query(tx, audience);
    });
  } catch (error) {
    if (!isCanceled(error)) throw error;
    throw new DomainError("UNAVAILABLE", "segments.tooSlow", { seconds: longestWaitInSeconds });
  }
}

const isCanceled = (error: unknown) =>
  error instanceof Error &&
  [error, error.cause].some((each) => each instanceof Error && "code" in each && each.code === canceled);
