import { and, eq, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { segments, segmentVersions, tenants } from "@/db/schema";
import { dayIn } from "@/server/platform/civil-time";
import type { Context } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { checkReferences } from "./check-references";
import { compileSegment } from "./pure/compile-segment";
import type { SegmentScope } from "./pure/segment-scope";
import type { SegmentOrRule, SegmentRule } from "./schema";

export type Audience = {
  rule: SegmentRule;
  /** Of the saved segment; null for a rule that is being built. */
  version: number | null;
  scope: SegmentScope;
  /** On the table `contacts`. */
  condition: SQL;
};

/**
 * A saved segment, or a rule that is being built, as a condition for queries of this moment.
 *
 * @throws NOT_FOUND no such segment
 * @throws INVALID the rule names what the tenant does not have
 */
export async function loadAudience(
  tx: Transaction,
  context: Context,
  { segmentId, rule: given }: SegmentOrRule,
  now: Date,
): Promise<Audience> {
  const [[tenant], saved] = await Promise.all([
    tx.select({ timeZone: tenants.timeZone }).from(tenants).where(ofTenant(tenants, context)),
    segmentId === undefined ? undefined : loadVersion(tx, context, segmentId),
  ]);
  const rule = given ?? saved?.rule;
  if (!tenant || rule === undefined) throw notFound("segments");
  if (given !== undefined) await checkReferences(tx, context, given);
  const { timeZone } = tenant;
  const scope = { tenantId: context.tenantId, today: dayIn(timeZone, now), timeZone };
  return { rule, version: saved?.version ?? null, scope, condition: compileSegment(rule, scope) };
}

async function loadVersion(tx: Transaction, context: Context, segmentId: string) {
  const [row] = await tx
    .select({ version: segments.version, rule: segmentVersions.rule })
    .from(segments)
    .innerJoin(
      segmentVersions,
      and(
        ofTenant(segmentVersions, context),
        eq(segmentVersions.segmentId, segments.id),
        eq(segmentVersions.version, segments.version),
      ),
    )
    .where(ofTenant(segments, context, segmentId));
  // Nothing but a checked rule is ever stored.
  return row && { version: row.version, rule: row.rule as SegmentRule };
}
