import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { contacts } from "@/db/schema";
import { readAddress } from "@/server/domain/contacts/read-address";
import type { Context } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

/**
 * What stands for the address of a contact, or for an address as written.
 *
 * @throws NOT_FOUND no such contact · INVALID no address
 */
export async function addressHashOf(
  tx: Transaction,
  context: Context,
  { contactId, email }: { contactId?: string | undefined; email?: string | undefined },
): Promise<string> {
  if (email !== undefined) return readAddress(context.tenantId, email).addressHash;
  const [contact] =
    contactId === undefined
      ? []
      : await tx
          .select({ addressHash: contacts.addressHash })
          .from(contacts)
          .where(ofTenant(contacts, context, contactId));
  if (!contact) throw notFound("contacts");
  return contact.addressHash;
}
