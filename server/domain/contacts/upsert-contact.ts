import { and, eq } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contacts } from "@/db/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { createContact } from "./create-contact";
import { readAddress } from "./read-address";
import type { CreateContactInput } from "./schema";
import { updateContact } from "./update-contact";

/**
 * Changes the contact with this address, or makes it. Two programs that do so at once make one contact.
 *
 * @returns `made`: it was not there before
 * @throws INVALID the address, a profile attribute or a custom field is not valid
 */
export async function upsertContact(
  context: Context,
  input: CreateContactInput,
): Promise<{ contactId: string; made: boolean }> {
  requirePermission(context, "contacts:write");
  // How the address is written is no change: equal keys are one address.
  const { email, ...changes } = input;
  const { emailKey } = readAddress(context.tenantId, email);
  const [known] = await withTenant(context, (tx) =>
    tx
      .select({ contactId: contacts.id })
      .from(contacts)
      .where(and(ofTenant(contacts, context), eq(contacts.emailKey, emailKey))),
  );
  if (known) {
    await updateContact(context, { contactId: known.contactId, ...changes });
    return { ...known, made: false };
  }
  try {
    return { ...(await createContact(context, input)), made: true };
  } catch (error) {
    const isThereNow = error instanceof DomainError && error.key === "contacts.alreadyThere";
    const contactId = isThereNow ? error.details.contactId : undefined;
    if (typeof contactId !== "string") throw error;
    await updateContact(context, { contactId, ...changes });
    return { contactId, made: false };
  }
}
