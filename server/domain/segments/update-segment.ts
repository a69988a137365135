import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { segments, segmentVersions } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { changedValues } from "@/server/domain/audit/pure/changed-values";
import { actorId, type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { checkReferences } from "./check-references";
import type { UpdateSegmentInput } from "./schema";

/**
 * Changes a segment's name, or adds a version with another rule. Earlier versions stay as they are: what was approved
 * names one.
 *
 * @returns the present version
 * @throws NOT_FOUND no such segment
 * @throws INVALID the rule names what the tenant does not have
 */
export async function updateSegment(
  context: Context,
  { segmentId, name, rule }: UpdateSegmentInput,
): Promise<{ version: number }> {
  requirePermission(context, "segments:write");
  return withTenant(context, async (tx) => {
    const [current] = await tx
      .select({ name: segments.name, version: segments.version })
      .from(segments)
      .where(ofTenant(segments, context, segmentId))
      .for("update");
    if (!current) throw notFound("segments");
    const version = rule === undefined ? current.version : current.version + 1;
    if (rule !== undefined) {
      await checkReferences(tx, context, rule);
      await tx
        .insert(segmentVersions)
        .values({ tenantId: context.tenantId, segmentId, version, rule, createdBy: actorId(context.actor) });
    }
    await tx
      .update(segments)
      .set({ version, ...(name !== undefined && { name }) })
      .where(ofTenant(segments, context, segmentId));
    await appendAudit(tx, context, {
      action: "segment.update",
      subject: `segments/${segmentId}`,
      details: { version },
      // Not the rule: addresses and names can stand in it. Its versions are kept.
      ...changedValues(current, { name, version }, ["name", "version"]),
    });
    return { version };
  });
}
