import type { MergeValues } from "@/server/domain/templates/pure/merge-value";

export type MergeContact = {
  readonly email: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly familyNameKana: string;
  readonly givenNameKana: string;
  readonly company: string;
  readonly department: string;
  readonly jobTitle: string;
  readonly honorific: string;
  readonly phone: string;
  readonly postcode: string;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
};

/** What merge tags stand for, of one contact and of the sender. */
export function contactValues(
  contact: MergeContact,
  salutation: string,
  sender: { readonly legalName: string; readonly postalAddress: string; readonly contact: string },
): MergeValues {
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
    "sender.legal_name": sender.legalName,
    "sender.postal_address": sender.postalAddress,
    "sender.contact": sender.contact,
    salutation,
  };
  for (const [key, value] of Object.entries(contact.fields)) values[`contact.fields.${key}`] = String(value);
  return values;
}
