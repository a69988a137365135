import { and, eq } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contacts } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { attachDetails } from "./attach-details";
import { checkFields } from "./check-fields";
import { makeContactId } from "./make-contact-id";
import { readAddress } from "./read-address";
import { readProfile } from "./read-profile";
import { changedFields, loadDefinitions, saveValues } from "./save-values";
import type { CreateContactInput } from "./schema";

/**
 * Makes a contact.
 *
 * @throws CONFLICT someone has this address; `details.contactId` says who
 * @throws INVALID the address, a profile attribute or a custom field is not valid
 */
export async function createContact(
  context: Context,
  { email, fields = {}, tags, consent, ...given }: CreateContactInput,
): Promise<{ contactId: string }> {
  requirePermission(context, "contacts:write");
  const { tenantId } = context;
  const address = readAddress(tenantId, email);
  const profile = readProfile(given);
  return withTenant(context, async (tx) => {
    const changes = checkFields(await loadDefinitions(tx, context), fields);
    const made = await tx
      .insert(contacts)
      .values({
        tenantId,
        ...(await makeContactId(tx, context)),
        ...address,
        ...profile,
        fields: changedFields({}, changes),
      })
      .onConflictDoNothing({ target: [contacts.tenantId, contacts.emailKey] })
      .returning({ contactId: contacts.id });
    const contactId = made[0]?.contactId;
    if (contactId === undefined) {
      const [known] = await tx
        .select({ contactId: contacts.id })
        .from(contacts)
        .where(and(ofTenant(contacts, context), eq(contacts.emailKey, address.emailKey)));
      throw new DomainError("CONFLICT", "contacts.alreadyThere", { field: "email", ...known });
    }
    await saveValues(tx, context, contactId, changes);
    await attachDetails(tx, context, contactId, { tags, consent });
    await appendAudit(tx, context, { action: "contact.create", subject: `contacts/${contactId}` });
    return { contactId };
  });
}
