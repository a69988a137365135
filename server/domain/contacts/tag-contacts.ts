import { and, inArray, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contacts, contactTags, tags } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { TagContactsInput } from "./schema";

/**
 * Puts a tag on people. Ids that name nobody are passed over; who has the tag keeps it.
 *
 * @returns how many people got the tag who had not had it
 * @throws NOT_FOUND no such tag
 */
export async function tagContacts(
  context: Context,
  { tagId, contactIds }: TagContactsInput,
): Promise<{ tagged: number }> {
  requirePermission(context, "contacts:write");
  return withTenant(context, async (tx) => {
    const [tag] = await tx
      .select({ id: tags.id })
      .from(tags)
      .where(ofTenant(tags, context, tagId))
      .for("share");
    if (!tag) throw notFound("tags");
    const people = tx
      .select({
        tenantId: contacts.tenantId,
        tagId: sql<string>`${tagId}::uuid`.as("tag_id"),
        contactId: contacts.id,
        createdAt: sql<Date>`now()`.as("created_at"),
      })
      .from(contacts)
      .where(and(ofTenant(contacts, context), inArray(contacts.id, contactIds)))
      .for("key share");
    const added = await tx
      .insert(contactTags)
      .select(people)
      .onConflictDoNothing()
      .returning({ contactId: contactTags.contactId });
    await appendAudit(tx, context, {
      action: "contact.tag",
      subject: `tags/${tagId}`,
      details: { count: added.length },
    });
    return { tagged: added.length };
  });
}
