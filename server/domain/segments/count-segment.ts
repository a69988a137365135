import { and, eq, sql } from "drizzle-orm";
import { ofTenant } from "@/db/of-tenant";
import { consents, contacts, suppressions } from "@/db/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { queryAudience } from "./query-audience";
import type { SegmentOrRule } from "./schema";

export type SegmentCount = {
  /** People to whom the rule applies, exactly. */
  count: number;
  /** Those of them who said yes to marketing mail and whose address is not suppressed. */
  sendable: number;
  /** Of the saved segment; null for a rule that is being built. */
  version: number | null;
  asOf: Date;
  tookMs: number;
};

/**
 * How many people a segment names right now.
 *
 * @throws NOT_FOUND · INVALID · UNAVAILABLE as `queryAudience`
 */
export async function countSegment(
  context: Context,
  source: SegmentOrRule,
  now = new Date(),
): Promise<SegmentCount> {
  requirePermission(context, "segments:read");
  const started = performance.now();
  return queryAudience(context, source, now, async (tx, { condition, version }) => {
    const [row] = await tx
      .select({
        count: sql<number>`count(*)::int`,
        sendable: sql<number>`(count(*) filter (where ${consents.state} = 'given' and ${suppressions.cause} is null))::int`,
      })
      .from(contacts)
      // Joined, not asked person by person: each is one row at most, and a hash join of all of them is quick.
      .leftJoin(
        consents,
        and(
          ofTenant(consents, context),
          eq(consents.contactId, contacts.id),
          eq(consents.purpose, "marketing"),
        ),
      )
      .leftJoin(
        suppressions,
        and(ofTenant(suppressions, context), eq(suppressions.addressHash, contacts.addressHash)),
      )
      .where(and(ofTenant(contacts, context), condition));
    const tookMs = Math.round(performance.now() - started);
    return { count: row?.count ?? 0, sendable: row?.sendable ?? 0, version, asOf: now, tookMs };
  });
}
