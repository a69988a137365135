import { z } from "zod";
import { consentProof, consentState } from "@/server/domain/consents/schema";
import { tagName } from "@/server/domain/tags/schema";

/** At most so many custom fields a tenant. */
export const mostFields = 100;
/** A list says how many people it holds up to this number, and "more" beyond it. */
export const mostCounted = 10_000;

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u, { error: "contacts.controlCharacter" });

/** What everyone has, beside the address; all may be empty. */
export const contactProfile = {
  familyName: line(100),
  givenName: line(100),
  familyNameKana: line(100),
  givenNameKana: line(100),
  company: line(200),
  department: line(200),
  jobTitle: line(200),
  /** 様, 御中, 先生 … */
  honorific: line(20),
  phone: line(40),
  postcode: line(20),
} as const;
export const profileAttributes = [
  "familyName",
  "givenName",
  "familyNameKana",
  "givenNameKana",
  "company",
  "department",
  "jobTitle",
  "honorific",
  "phone",
  "postcode",
] as const satisfies readonly (keyof typeof contactProfile)[];
export type ProfileAttribute = (typeof profileAttributes)[number];

/** What merge tags (`contact.fields.member_rank`) and the API call a custom field. */
export const fieldKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, { error: "contacts.badFieldKey" });
export const fieldTypes = ["text", "number", "boolean", "date"] as const;
/** By key; a date is `2030-01-31`; null empties the field. Checked against the field's type. */
const fieldValues = z.record(fieldKey, z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]));

const email = z.string().min(1).max(320);
const contactId = z.uuid();
const details = {
  ...z.object(contactProfile).partial().shape,
  fields: fieldValues.optional(),
  /** Put on the contact beside the tags it has; new ones are made. */
  tags: z.array(tagName).max(50).optional(),
  consent: z.strictObject({ state: consentState, how: consentProof }).optional(),
};

export const createContactInput = z.strictObject({ email, ...details });
export const updateContactInput = z.strictObject({ contactId, email: email.optional(), ...details });
export const getContactInput = z.strictObject({ contactId });
export const deleteContactInput = z.strictObject({ contactId });

/** Who a list shows, and whom an act on all of them changes. */
export const contactFilter = z.strictObject({
  /** Beginning of an address, a name, a reading, a company or a phone number. */
  search: z.string().trim().max(200).optional(),
  tagId: z.uuid().optional(),
  consent: z.enum(["given", "withdrawn", "none"]).optional(),
  suppressed: z.boolean().optional(),
  segmentId: z.uuid().optional(),
});
export const listContactsInput = contactFilter.extend({
  /** Id of the last contact seen. */
  cursor: z.uuid({ error: "api.badCursor" }).optional(),
  limit: z.int().min(1).max(200).default(50),
});

export const contactIds = z.array(contactId).min(1).max(1_000);
export const tagContactsInput = z.strictObject({ tagId: z.uuid(), contactIds });
export const untagContactsInput = z.strictObject({ tagId: z.uuid(), contactIds });

/** At most so many people are changed by one act on a filter. */
export const mostMatching = 100_000;
/** How many people the filter held when the act was confirmed; another number by now is a CONFLICT. */
const people = z.int().min(1).max(mostMatching);
export const matchingPeople = { filter: contactFilter, people };
export const tagMatchingInput = z.strictObject({ tagId: z.uuid(), ...matchingPeople });
export const untagMatchingInput = z.strictObject({ tagId: z.uuid(), ...matchingPeople });
/** The instant that the act gave. */
export const untagMatchedInput = z.strictObject({ tagId: z.uuid(), at: z.iso.datetime() });

const fieldLabel = line(60).min(1);
const fieldId = z.uuid();
export const createContactFieldInput = z.strictObject({
  key: fieldKey,
  label: fieldLabel,
  type: z.enum(fieldTypes),
});
/** Key and type stay: merge tags and conditions rely on them. */
export const updateContactFieldInput = z.strictObject({
  fieldId,
  label: fieldLabel.optional(),
  /** Place in forms and lists, from 0. */
  position: z.int().min(0).max(1_000).optional(),
});
export const deleteContactFieldInput = z.strictObject({ fieldId });

export type CreateContactInput = z.output<typeof createContactInput>;
export type UpdateContactInput = z.output<typeof updateContactInput>;
export type ListContactsInput = z.output<typeof listContactsInput>;
export type ContactFilter = z.output<typeof contactFilter>;
export type TagMatchingInput = z.output<typeof tagMatchingInput>;
export type UntagMatchingInput = z.output<typeof untagMatchingInput>;
export type UntagMatchedInput = z.output<typeof untagMatchedInput>;
export type TagContactsInput = z.output<typeof tagContactsInput>;
export type UntagContactsInput = z.output<typeof untagContactsInput>;
export type CreateContactFieldInput = z.output<typeof createContactFieldInput>;
export type UpdateContactFieldInput = z.output<typeof updateContactFieldInput>;
export type FieldType = (typeof fieldTypes)[number];
export type FieldValue = string | number | boolean;
/** A custom field as values are checked against it. */
export type FieldDefinition = { readonly fieldId: string; readonly key: string; readonly type: FieldType };
