import { sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";

/** `query_canceled` */
const canceled = "57014";

/**
 * One transaction whose statements each have so many seconds; the limit is set in the round trip of the first.
 *
 * @throws UNAVAILABLE a statement took longer
 */
export async function withDeadline<T>(
  context: Context,
  seconds: number,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  try {
    return await withTenant(context, async (tx) => {
      const [, outcome] = await Promise.all([
        tx.execute(sql.raw(`set local statement_timeout = ${seconds * 1_000}`)),
        work(tx),
      ]);
      return outcome;
    });
  } catch (error) {
    if (!isCanceled(error)) throw error;
    throw new DomainError("UNAVAILABLE", "segments.tooSlow", { seconds });
  }
}

const isCanceled = (error: unknown) =>
  error instanceof Error &&
  [error, error.cause].some((each) => each instanceof Error && "code" in each && each.code === canceled);
