import { and, eq } from "drizzle-orm";
import { beyondFolders, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, segments } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { toldName } from "@/server/domain/folders/told-name";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";

/**
 * Forgets a segment with all its versions.
 *
 * @throws NOT_FOUND no such segment
 * @throws CONFLICT a campaign has chosen it; `details.campaigns` names up to three, `…` for one outside of the actor's folders
 */
export async function deleteSegment(context: Context, { segmentId }: { segmentId: string }): Promise<void> {
  requirePermission(context, "segments:write");
  await withTenant(context, async (tx) => {
    // The lock holds off a campaign that is choosing it right now.
    const [segment] = await tx
      .select({ id: segments.id })
      .from(segments)
      .where(ofTenant(segments, context, segmentId))
      .for("update");
    if (!segment) throw notFound("segments");
    const users = await beyondFolders(tx, context, (whole) =>
      tx
        .select({ name: campaigns.name, folderId: campaigns.folderId })
        .from(campaigns)
        .where(and(ofTenant(campaigns, whole), eq(campaigns.segmentId, segmentId)))
        .limit(3),
    );
    if (users.length > 0)
      throw new DomainError("CONFLICT", "segments.inUse", {
        campaigns: users.map((user) => toldName(context, user)),
      });
    await tx.delete(segments).where(ofTenant(segments, context, segmentId));
    await appendAudit(tx, context, { action: "segment.delete", subject: `segments/${segmentId}` });
  });
}
