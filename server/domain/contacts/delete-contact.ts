import { and, eq } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { consents, contacts } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { recordSuppression } from "@/server/domain/suppressions/record-suppression";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

/**
 * Erases a person: profile, address, values, tags. What was sent and what was consented to stays, under an id that now
 * names nobody. Who had said no stays suppressed by the hash of the address, so that a later import cannot bring the
 * mail back.
 *
 * @throws NOT_FOUND no such contact
 */
export async function deleteContact(context: Context, { contactId }: { contactId: string }): Promise<void> {
  requirePermission(context, "contacts:write");
  await withTenant(context, async (tx) => {
    const withdrawn = await tx
      .select({ state: consents.state })
      .from(consents)
      .where(
        and(ofTenant(consents, context), eq(consents.contactId, contactId), eq(consents.state, "withdrawn")),
      );
    const [gone] = await tx
      .delete(contacts)
      .where(ofTenant(contacts, context, contactId))
      .returning({ addressHash: contacts.addressHash });
    if (!gone) throw notFound("contacts");
    if (withdrawn.length > 0)
      await recordSuppression(tx, context, { addressHash: gone.addressHash, cause: "unsubscribed-all" });
    await appendAudit(tx, context, { action: "contact.delete", subject: `contacts/${contactId}` });
  });
}
