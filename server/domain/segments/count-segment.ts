import { and, sql } from "drizzle-orm";
import { ofTenant } from "@/db/of-tenant";
import { contacts } from "@/db/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { compileSegment } from "./pure/compile-segment";
import { queryAudience } from "./query-audience";
import type { SegmentOrRule, SegmentRule } from "./schema";

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

const sendableRule: SegmentRule = {
  kind: "all",
  rules: [
    { kind: "consent", purpose: "marketing", state: "given" },
    { kind: "suppressed", is: false },
  ],
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
  return queryAudience(context, source, now, async (tx, { condition, scope, version }) => {
    const sendable = compileSegment(sendableRule, scope);
    const [row] = await tx
      .select({
        count: sql<number>`count(*)::int`,
        sendable: sql<number>`(count(*) filter (where ${sendable}))::int`,
      })
      .from(contacts)
      .where(and(ofTenant(contacts, context), condition));
    const tookMs = Math.round(performance.now() - started);
    return { count: row?.count ?? 0, sendable: row?.sendable ?? 0, version, asOf: now, tookMs };
  });
}
