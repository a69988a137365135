import { sql } from "drizzle-orm";
import { type Context, requirePermission } from "@/server/platform/context";
import { type ContactFilter, mostMatching } from "./schema";
import { withMatching } from "./with-matching";

/**
 * How many people fit a filter, up to as many as one act may change.
 *
 * @returns `more`: there are more than `value`
 * @throws NOT_FOUND · UNAVAILABLE as `withMatching`
 */
export async function countContacts(
  context: Context,
  filter: ContactFilter,
  now = new Date(),
): Promise<{ value: number; more: boolean }> {
  requirePermission(context, "contacts:read");
  return withMatching(context, filter, now, async (tx, { select }) => {
    const [row] = await tx.execute<{ found: number }>(
      sql`select count(*)::int found from (${select(mostMatching + 1)}) matched`,
    );
    const found = row?.found ?? 0;
    return { value: Math.min(found, mostMatching), more: found > mostMatching };
  });
}
