import { DomainError } from "@/server/platform/errors";
import { hashAddress } from "@/server/platform/secrets";
import { normaliseEmail } from "./pure/normalise-email";

export type AddressColumns = { email: string; emailKey: string; addressHash: string; domain: string };

/**
 * An address as the columns of a contact.
 *
 * @throws INVALID `contacts.email…`; `details.suggestion` is what was probably meant
 */
export function readAddress(tenantId: string, address: string): AddressColumns {
  const read = normaliseEmail(address);
  if ("problem" in read) {
    const { problem, ...details } = read;
    throw new DomainError("INVALID", problem, { field: "email", ...details });
  }
  const { email, emailKey, domain } = read;
  return { email, emailKey, domain, addressHash: hashAddress(tenantId, emailKey) };
}
