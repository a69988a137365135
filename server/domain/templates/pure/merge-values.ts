import type { contacts } from "@/db/schema/contacts";
import type { MergeValues } from "./merge-value";

type Contact = Pick<
  typeof contacts.$inferSelect,
  | "email"
  | "familyName"
  | "givenName"
  | "familyNameKana"
  | "givenNameKana"
  | "company"
  | "department"
  | "jobTitle"
  | "honorific"
  | "phone"
  | "postcode"
  | "fields"
>;

/** A contact and a sender as the values of merge tags. Addresses of ours are not values: `fillTemplate` has them. */
export function mergeValues(input: {
  readonly contact: Contact;
  readonly salutation: string;
  readonly sender: {
    readonly legalName: string;
    readonly postalAddress: string;
    readonly contactPoint: string;
  };
}): MergeValues {
  const { contact, salutation, sender } = input;
  const values: Record<string, string> = {
    "contact.email": contact.email,
    "contact.family_name": contact.familyName,
    "contact.given_name": contact.givenName,
    "contact.family_name_kana": contact.familyNameKana,
    "contact.given_name_kana": contact.givenNameKana,
    "contact.company": contact.company,
    "contact.department": contact.department,
    "contact.job_title": contact.jobTitle,
    "contact.honorific": contact.honorific,
    "contact.phone": contact.phone,
    "contact.postcode": contact.postcode,
    salutation,
    "sender.legal_name": sender.legalName,
    "sender.postal_address": sender.postalAddress,
    "sender.contact": sender.contactPoint,
  };
  for (const [key, value] of Object.entries(contact.fields)) values[`contact.fields.${key}`] = String(value);
  return values;
}
