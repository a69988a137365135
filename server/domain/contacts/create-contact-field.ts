import { count } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contactFields } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { type CreateContactFieldInput, mostFields } from "./schema";

/**
 * Defines a custom field, last in order.
 *
 * @throws CONFLICT the key is taken, or the tenant has as many fields as one can
 */
export async function createContactField(
  context: Context,
  { key, label, type }: CreateContactFieldInput,
): Promise<{ fieldId: string }> {
  requirePermission(context, "contacts:write");
  const { tenantId } = context;
  return withTenant(context, async (tx) => {
    const [held] = await tx
      .select({ fields: count() })
      .from(contactFields)
      .where(ofTenant(contactFields, context));
    const position = held?.fields ?? 0;
    if (position >= mostFields)
      throw new DomainError("CONFLICT", "contacts.tooManyFields", { limit: mostFields });
    const [made] = await tx
      .insert(contactFields)
      .values({ tenantId, key, label, type, position })
      .onConflictDoNothing()
      .returning({ fieldId: contactFields.id });
    if (!made) throw new DomainError("CONFLICT", "contacts.fieldKeyTaken", { field: "key", key });
    await appendAudit(tx, context, {
      action: "contact-field.create",
      subject: `contact-fields/${made.fieldId}`,
      details: { key, type },
    });
    return made;
  });
}
