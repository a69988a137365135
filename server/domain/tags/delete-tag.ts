import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { tags } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { segmentsUsing } from "@/server/domain/segments/segments-using";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import type { DeleteTagInput } from "./schema";

/**
 * Takes a tag off everybody and forgets it.
 *
 * @throws NOT_FOUND no such tag
 * @throws CONFLICT a segment asks for it; `details.segments` names up to three
 */
export async function deleteTag(context: Context, { tagId }: DeleteTagInput): Promise<void> {
  requirePermission(context, "contacts:write");
  await withTenant(context, async (tx) => {
    const users = await segmentsUsing(tx, context, tagId);
    if (users.length > 0) throw new DomainError("CONFLICT", "tags.inUse", { segments: users });
    const gone = await tx
      .delete(tags)
      .where(ofTenant(tags, context, tagId))
      .returning({ id: tags.id });
    if (gone.length === 0) throw notFound("tags");
    await appendAudit(tx, context, { action: "tag.delete", subject: `tags/${tagId}` });
  });
}
