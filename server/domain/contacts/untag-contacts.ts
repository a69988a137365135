import { and, eq, inArray } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contactTags, tags } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { UntagContactsInput } from "./schema";

/**
 * Takes a tag off people.
 *
 * @returns how many people had it
 * @throws NOT_FOUND no such tag
 */
export async function untagContacts(
  context: Context,
  { tagId, contactIds }: UntagContactsInput,
): Promise<{ untagged: number }> {
  requirePermission(context, "contacts:write");
  return withTenant(context, async (tx) => {
    const [tag] = await tx
      .select({ id: tags.id })
      .from(tags)
      .where(ofTenant(tags, context, tagId));
    if (!tag) throw notFound("tags");
    const removed = await tx
      .delete(contactTags)
      .where(
        and(
          ofTenant(contactTags, context),
          eq(contactTags.tagId, tagId),
          inArray(contactTags.contactId, contactIds),
        ),
      )
      .returning({ contactId: contactTags.contactId });
    await appendAudit(tx, context, {
      action: "contact.untag",
      subject: `tags/${tagId}`,
      details: { count: removed.length },
    });
    return { untagged: removed.length };
  });
}
