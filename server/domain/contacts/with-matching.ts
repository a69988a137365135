import type { SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { consents, contacts, suppressions } from "@/db/schema";
import { loadAudience } from "@/server/domain/segments/load-audience";
import { withDeadline } from "@/server/domain/segments/with-deadline";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { filterCondition, isConsent, isSuppression } from "./filter-condition";
import type { ContactFilter } from "./schema";

/** Changing 100,000 people takes some seconds; longer than this means that the database is not well. */
const longestWaitInSeconds = 30;

export type Matching = {
  /** `select id, address_hash` of up to `limit` people who fit, held against being deleted until the transaction ends. */
  select: (limit: number) => SQL;
};

/**
 * Runs statements over all people who fit a filter, in one transaction.
 *
 * @throws NOT_FOUND no such segment
 * @throws UNAVAILABLE a statement took longer than 30 seconds
 */
export async function withMatching<T>(
  context: Context,
  filter: ContactFilter,
  now: Date,
  work: (tx: Transaction, matching: Matching) => Promise<T>,
): Promise<T> {
  const { segmentId } = filter;
  if (segmentId !== undefined) requirePermission(context, "segments:read");
  return withDeadline(context, longestWaitInSeconds, async (tx) => {
    const audience =
      segmentId === undefined ? undefined : await loadAudience(tx, context, { segmentId }, now);
    const condition = filterCondition(tx, context, filter, audience?.condition);
    const people = tx
      .select({ id: contacts.id, addressHash: contacts.addressHash })
      .from(contacts)
      .$dynamic();
    // Joined only where asked for: right after a large act the planner does not know yet how large a table has become.
    if (filter.consent !== undefined) people.leftJoin(consents, isConsent(context));
    if (filter.suppressed !== undefined) people.leftJoin(suppressions, isSuppression(context));
    people.where(condition).for("key share", { of: contacts });
    const select = (limit: number) => people.limit(limit).getSQL();
    return work(tx, { select });
  });
}

/** @throws CONFLICT the filter holds another number of people than was confirmed; `details.limit` is where counting ends */
export function requireSamePeople(found: number, confirmed: number): void {
  if (found !== confirmed)
    throw new DomainError("CONFLICT", "contacts.peopleChanged", { confirmed, people: found });
}

/** What of a filter an audit row holds: a search may be somebody's address, so that it was one is all that is kept. */
export const auditFilter = ({ search, ...rest }: ContactFilter): Record<string, unknown> => ({
  ...rest,
  ...(search !== undefined && search !== "" && { searched: true }),
});
