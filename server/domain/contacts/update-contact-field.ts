import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contactFields } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { UpdateContactFieldInput } from "./schema";

/**
 * Changes what people call a field, or its place.
 *
 * @throws NOT_FOUND no such field
 */
export async function updateContactField(
  context: Context,
  { fieldId, label, position }: UpdateContactFieldInput,
): Promise<void> {
  requirePermission(context, "contacts:write");
  if (label === undefined && position === undefined) return;
  await withTenant(context, async (tx) => {
    const changed = await tx
      .update(contactFields)
      .set({ ...(label !== undefined && { label }), ...(position !== undefined && { position }) })
      .where(ofTenant(contactFields, context, fieldId))
      .returning({ id: contactFields.id });
    if (changed.length === 0) throw notFound("contacts");
    await appendAudit(tx, context, { action: "contact-field.update", subject: `contact-fields/${fieldId}` });
  });
}
