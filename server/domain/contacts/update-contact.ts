import { and, eq, ne } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contacts } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import { attachDetails } from "./attach-details";
import { checkFields } from "./check-fields";
import { readAddress } from "./read-address";
import { readProfile } from "./read-profile";
import { changedFields, loadDefinitions, saveValues } from "./save-values";
import type { UpdateContactInput } from "./schema";

/**
 * Changes what is given of a contact.
 *
 * @throws NOT_FOUND no such contact
 * @throws CONFLICT someone else has this address; `details.contactId` says who
 * @throws INVALID the address, a profile attribute or a custom field is not valid
 */
export async function updateContact(
  context: Context,
  { contactId, email, fields = {}, tags, consent, ...given }: UpdateContactInput,
): Promise<void> {
  requirePermission(context, "contacts:write");
  const address = email === undefined ? {} : readAddress(context.tenantId, email);
  const profile = readProfile(given);
  const changed = [...Object.keys(address), ...Object.keys(profile), ...Object.keys(fields)];
  await refusingTaken(context, contactId, address, async (tx) => {
    const [before] = await tx
      .select({ fields: contacts.fields })
      .from(contacts)
      .where(ofTenant(contacts, context, contactId))
      .for("update");
    if (!before) throw notFound("contacts");
    const changes = checkFields(await loadDefinitions(tx, context), fields);
    await tx
      .update(contacts)
      .set({ ...address, ...profile, fields: changedFields(before.fields, changes) })
      .where(ofTenant(contacts, context, contactId));
    await saveValues(tx, context, contactId, changes);
    await attachDetails(tx, context, contactId, { tags, consent });
    await appendAudit(tx, context, {
      action: "contact.update",
      subject: `contacts/${contactId}`,
      details: { changed },
    });
  });
}

/** `unique_violation` */
const alreadyThere = "23505";

async function refusingTaken(
  context: Context,
  contactId: string,
  { emailKey }: { emailKey?: string },
  work: (tx: Transaction) => Promise<void>,
): Promise<void> {
  try {
    await withTenant(context, work);
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const isTaken = cause instanceof Error && "code" in cause && cause.code === alreadyThere;
    if (!isTaken || emailKey === undefined) throw error;
    const [taken] = await withTenant(context, (tx) =>
      tx
        .select({ contactId: contacts.id })
        .from(contacts)
        .where(and(ofTenant(contacts, context), eq(contacts.emailKey, emailKey), ne(contacts.id, contactId))),
    );
    throw new DomainError("CONFLICT", "contacts.alreadyThere", { field: "email", ...taken });
  }
}
