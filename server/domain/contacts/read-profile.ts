import { DomainError } from "@/server/platform/errors";
import { normalisePhone } from "./pure/normalise-phone";
import { normalisePostcode } from "./pure/normalise-postcode";
import { normaliseText } from "./pure/normalise-text";
import { type ProfileAttribute, profileAttributes } from "./schema";

type Profile = { readonly [Attribute in ProfileAttribute]?: string | undefined };

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
