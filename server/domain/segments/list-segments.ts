import { and, desc, eq, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, segments, segmentVersions } from "@/db/schema";
import { liesIn } from "@/server/domain/folders/lies-in";
import { type Context, requirePermission } from "@/server/platform/context";
import type { ListSegmentsInput, SegmentRule } from "./schema";

export type SegmentSummary = {
  segmentId: string;
  name: string;
  folderId: string | null;
  version: number;
  /** Of the present version. */
  rule: SegmentRule;
  /** Campaigns that have chosen it. */
  campaignCount: number;
  updatedAt: Date;
};

/** Segments, the last changed first. */
export async function listSegments(
  context: Context,
  { cursor, limit, folderId }: ListSegmentsInput,
): Promise<{ items: SegmentSummary[]; nextCursor: string | null }> {
  requirePermission(context, "segments:read");
  const [at, id] = cursor?.split("_") ?? [];
  const after =
    at && id ? sql`(${segments.updatedAt}, ${segments.id}) < (${at}::timestamptz, ${id}::uuid)` : undefined;
  const rows = await withTenant(context, (tx) =>
    tx
      .select({
        segmentId: segments.id,
        name: segments.name,
        folderId: segments.folderId,
        version: segments.version,
        rule: segmentVersions.rule,
        campaignCount: sql<number>`(select count(*)::int from ${campaigns} c
          where c.tenant_id = ${context.tenantId} and c.segment_id = "segments"."id")`,
        updatedAt: segments.updatedAt,
      })
      .from(segments)
      .innerJoin(
        segmentVersions,
        and(
          ofTenant(segmentVersions, context),
          eq(segmentVersions.segmentId, segments.id),
          eq(segmentVersions.version, segments.version),
        ),
      )
      .where(
        and(
          ofTenant(segments, context),
          after,
          folderId === undefined ? undefined : liesIn(segments.folderId, context, folderId),
        ),
      )
      .orderBy(desc(segments.updatedAt), desc(segments.id))
      .limit(limit + 1),
  );
  // Nothing but a checked rule is ever stored.
  const items = rows.slice(0, limit).map((row) => ({ ...row, rule: row.rule as SegmentRule }));
  const last = items.at(-1);
  const more = rows.length > limit && last;
  return { items, nextCursor: more ? `${last.updatedAt.toISOString()}_${last.segmentId}` : null };
}
