import { withTenant } from "@/db/client";
import { segments, segmentVersions } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { settleFolder } from "@/server/domain/folders/settle-folder";
import { actorId, type Context, requirePermission } from "@/server/platform/context";
import { checkReferences } from "./check-references";
import type { CreateSegmentInput } from "./schema";

/**
 * @throws INVALID the rule names what the tenant does not have
 * @throws NOT_FOUND · FORBIDDEN as `settleFolder`
 */
export async function createSegment(
  context: Context,
  { name, rule, folderId: asked }: CreateSegmentInput,
): Promise<{ segmentId: string; version: number }> {
  requirePermission(context, "segments:write");
  const { tenantId } = context;
  return withTenant(context, async (tx) => {
    await checkReferences(tx, context, rule);
    const folderId = await settleFolder(tx, context, asked);
    const [made] = await tx
      .insert(segments)
      .values({ tenantId, name, folderId })
      .returning({ segmentId: segments.id, version: segments.version });
    if (!made) throw new Error("INSERT gave no row");
    await tx.insert(segmentVersions).values({ tenantId, ...made, rule, createdBy: actorId(context.actor) });
    await appendAudit(tx, context, { action: "segment.create", subject: `segments/${made.segmentId}` });
    return made;
  });
}
