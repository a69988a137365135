import { asc } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contactFields } from "@/db/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import type { FieldDefinition } from "./schema";

export type ContactField = FieldDefinition & { readonly label: string; readonly position: number };

/** The tenant's custom fields, in the order of forms and lists. */
export async function listContactFields(context: Context): Promise<ContactField[]> {
  requirePermission(context, "contacts:read");
  return withTenant(context, (tx) =>
    tx
      .select({
        fieldId: contactFields.id,
        key: contactFields.key,
        label: contactFields.label,
        type: contactFields.type,
        position: contactFields.position,
      })
      .from(contactFields)
      .where(ofTenant(contactFields, context))
      .orderBy(asc(contactFields.position), asc(contactFields.id)),
  );
}
