import { and, eq, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contactTags, tags } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { UntagMatchedInput } from "./schema";

/**
 * Undoes `tagMatching`: the tag goes from those who got it then, and stays with those who had it before.
 *
 * @throws NOT_FOUND no such tag
 */
export async function untagMatched(
  context: Context,
  { tagId, at }: UntagMatchedInput,
): Promise<{ untagged: number }> {
  requirePermission(context, "contacts:write");
  return withTenant(context, async (tx) => {
    const [tag] = await tx
      .select({ id: tags.id })
      .from(tags)
      .where(ofTenant(tags, context, tagId));
    if (!tag) throw notFound("tags");
    const removed = tx.$with("removed").as(
      tx
        .delete(contactTags)
        .where(
          and(
            ofTenant(contactTags, context),
            eq(contactTags.tagId, tagId),
            eq(contactTags.createdAt, new Date(at)),
          ),
        )
        .returning({ contactId: contactTags.contactId }),
    );
    const [row] = await tx.with(removed).select({ untagged: sql<number>`count(*)::int` }).from(removed);
    const untagged = row?.untagged ?? 0;
    await appendAudit(tx, context, {
      action: "contact.untag",
      subject: `tags/${tagId}`,
      details: { count: untagged, undone: at },
    });
    return { untagged };
  });
}
