import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contactFields, contactValues } from "@/db/schema";
import { textKey } from "@/server/domain/segments/pure/text-key";
import type { Context } from "@/server/platform/context";
import type { FieldChanges } from "./check-fields";
import type { FieldDefinition, FieldValue } from "./schema";

/** The tenant's custom fields. Nobody can delete one until the transaction ends. */
export const loadDefinitions = (tx: Transaction, context: Context): Promise<FieldDefinition[]> =>
  tx
    .select({ fieldId: contactFields.id, key: contactFields.key, type: contactFields.type })
    .from(contactFields)
    .where(ofTenant(contactFields, context))
    .for("key share");

/** What the JSON column becomes: `before` with the changes on it. */
export const changedFields = (
  before: Readonly<Record<string, FieldValue>>,
  { set, cleared }: FieldChanges,
): Record<string, FieldValue> => {
  const gone = new Set(cleared.map(({ key }) => key));
  const kept = Object.entries(before).filter(([key]) => !gone.has(key));
  return Object.fromEntries([...kept, ...set.map(({ field, value }) => [field.key, value] as const)]);
};

/** Keeps `contact_values`, which conditions read, like the JSON column; call it in the same transaction. */
export async function saveValues(
  tx: Transaction,
  { tenantId }: Context,
  contactId: string,
  { set, cleared }: FieldChanges,
): Promise<void> {
  if (set.length > 0)
    await tx
      .insert(contactValues)
      .values(
        set.map(({ field, value }) => ({
          tenantId,
          contactId,
          fieldId: field.fieldId,
          textKey: field.type === "text" ? textKey(String(value)) : null,
          number: typeof value === "number" ? value : null,
          day: field.type === "date" ? String(value) : null,
          flag: typeof value === "boolean" ? value : null,
        })),
      )
      .onConflictDoUpdate({
        target: [contactValues.tenantId, contactValues.contactId, contactValues.fieldId],
        set: {
          textKey: sql`excluded.text_key`,
          number: sql`excluded.number`,
          day: sql`excluded.day`,
          flag: sql`excluded.flag`,
        },
      });
  if (cleared.length > 0)
    await tx.delete(contactValues).where(
      and(
        ofTenant(contactValues, { tenantId }),
        eq(contactValues.contactId, contactId),
        inArray(
          contactValues.fieldId,
          cleared.map(({ fieldId }) => fieldId),
        ),
      ),
    );
}
