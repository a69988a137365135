import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { segments, segmentVersions } from "@/db/schema";
import type { Context } from "@/server/platform/context";

/** Up to three segments whose present rule names something by its id: a tag, a custom field, a campaign. */
export function segmentsUsing(
  tx: Transaction,
  context: Context,
  id: string,
): Promise<{ segmentId: string; name: string }[]> {
  return tx
    .select({ segmentId: segments.id, name: segments.name })
    .from(segments)
    .innerJoin(
      segmentVersions,
      and(
        eq(segmentVersions.tenantId, segments.tenantId),
        eq(segmentVersions.segmentId, segments.id),
        eq(segmentVersions.version, segments.version),
      ),
    )
    .where(
      and(
        ofTenant(segments, context),
        sql`strpos(${segmentVersions.rule}::text, ${id.toLowerCase()}::text) > 0`,
      ),
    )
    .orderBy(segments.name)
    .limit(3);
}
