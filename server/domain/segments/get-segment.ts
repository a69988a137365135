import { and, eq } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { segments, segmentVersions } from "@/db/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { SegmentRule } from "./schema";

export type Segment = {
  segmentId: string;
  name: string;
  folderId: string | null;
  version: number;
  rule: SegmentRule;
  createdAt: Date;
  updatedAt: Date;
};

/**
 * A segment with the rule of its present version.
 *
 * @throws NOT_FOUND no such segment
 */
export async function getSegment(context: Context, { segmentId }: { segmentId: string }): Promise<Segment> {
  requirePermission(context, "segments:read");
  const [row] = await withTenant(context, (tx) =>
    tx
      .select({
        segmentId: segments.id,
        name: segments.name,
        folderId: segments.folderId,
        version: segments.version,
        rule: segmentVersions.rule,
        createdAt: segments.createdAt,
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
      .where(ofTenant(segments, context, segmentId)),
  );
  if (!row) throw notFound("segments");
  // Nothing but a checked rule is ever stored.
  return { ...row, rule: row.rule as SegmentRule };
}
