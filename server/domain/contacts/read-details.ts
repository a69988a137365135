import { DomainError } from "@/server/platform/errors";
import { hashAddress } from "@/server/platform/secrets";
import { normaliseEmail } from "./pure/normalise-email";
import { normalisePhone } from "./pure/normalise-phone";
import { normalisePostcode } from "./pure/normalise-postcode";
import { normaliseText } from "./pure/normalise-text";
import { type ProfileAttribute, profileAttributes } from "./schema";

export type AddressColumns = { email: string; emailKey: string; addressHash: string; domain: string };
type Profile = { readonly [Attribute in ProfileAttribute]?: string | undefined };

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

/**
 * What is given of a profile, in the form that is stored; what is not given is not in the answer.
 *
 * @throws INVALID `contacts.phoneNotValid` · `contacts.postcodeNotValid`
 */
export function readProfile(given: Profile): { [Attribute in ProfileAttribute]?: string } {
  const read: { [Attribute in ProfileAttribute]?: string } = {};
  for (const attribute of profileAttributes) {
    const text = given[attribute];
    if (text !== undefined) read[attribute] = readAttribute(attribute, text);
  }
  return read;
}

function readAttribute(attribute: ProfileAttribute, text: string): string {
  if (attribute === "phone") {
    const read = normalisePhone(text);
    if ("problem" in read) throw new DomainError("INVALID", read.problem, { field: attribute });
    return read.phone;
  }
  if (attribute === "postcode") {
    const read = normalisePostcode(text);
    if ("problem" in read) throw new DomainError("INVALID", read.problem, { field: attribute });
    return read.postcode;
  }
  return normaliseText(text);
}
