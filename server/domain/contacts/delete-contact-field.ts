import { sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contactFields, contacts } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { segmentsUsing } from "@/server/domain/segments/segments-using";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";

/**
 * Deletes a custom field and everybody's value of it.
 *
 * @throws NOT_FOUND no such field
 * @throws CONFLICT a segment asks for it; `details.segments` names up to three
 */
export async function deleteContactField(context: Context, { fieldId }: { fieldId: string }): Promise<void> {
  requirePermission(context, "contacts:write");
  await withTenant(context, async (tx) => {
    const users = await segmentsUsing(tx, context, fieldId);
    if (users.length > 0) throw new DomainError("CONFLICT", "contacts.fieldInUse", { segments: users });
    const [gone] = await tx
      .delete(contactFields)
      .where(ofTenant(contactFields, context, fieldId))
      .returning({ key: contactFields.key });
    if (!gone) throw notFound("contacts");
    await tx
      .update(contacts)
      .set({ fields: sql`${contacts.fields} - ${gone.key}::text` })
      .where(sql`${ofTenant(contacts, context)} and ${contacts.fields} ? ${gone.key}::text`);
    await appendAudit(tx, context, {
      action: "contact-field.delete",
      subject: `contact-fields/${fieldId}`,
      details: { key: gone.key },
    });
  });
}
