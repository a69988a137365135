import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contactFields } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { changedValues } from "@/server/domain/audit/pure/changed-values";
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
    const [known] = await tx
      .select({ label: contactFields.label, position: contactFields.position })
      .from(contactFields)
      .where(ofTenant(contactFields, context, fieldId))
      .for("update");
    if (!known) throw notFound("contacts");
    await tx
      .update(contactFields)
      .set({ ...(label !== undefined && { label }), ...(position !== undefined && { position }) })
      .where(ofTenant(contactFields, context, fieldId));
    await appendAudit(tx, context, {
      action: "contact-field.update",
      subject: `contact-fields/${fieldId}`,
      ...changedValues(known, { label, position }, ["label", "position"]),
    });
  });
}
