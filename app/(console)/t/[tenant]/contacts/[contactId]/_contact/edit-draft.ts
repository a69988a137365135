import { halfWidth } from "@/app/_ui/half-width";
import { type FieldValue, type ProfileAttribute, profileAttributes } from "@/server/domain/contacts/schema";
import type { Contact, ContactField } from "./contact-types";

/** What the form holds: texts, as typed. A boolean is "true", "false" or "". */
export type EditDraft = {
  readonly profile: Readonly<Record<ProfileAttribute | "email", string>>;
  /** By key. */
  readonly fields: Readonly<Record<string, string>>;
};

/** A contact as the form begins. */
export function draftOf(contact: Contact, fields: readonly ContactField[]): EditDraft {
  const { email, familyName, givenName, familyNameKana, givenNameKana } = contact;
  const { company, department, jobTitle, honorific, phone, postcode } = contact;
  return {
    profile: {
      ...{ email, familyName, givenName, familyNameKana, givenNameKana },
      ...{ company, department, jobTitle, honorific, phone, postcode },
    },
    fields: Object.fromEntries(fields.map(({ key }) => [key, String(contact.fields[key] ?? "")])),
  };
}

type Changes = Partial<Record<ProfileAttribute | "email", string>> & {
  fields?: Record<string, FieldValue | null>;
};

/** Only what differs from the contact; an emptied field is null. `notNumbers`: keys whose text reads as no number. */
export function readDraft(
  contact: Contact,
  fields: readonly ContactField[],
  draft: EditDraft,
): { changes: Changes; notNumbers: readonly string[] } {
  const changes: Changes = {};
  for (const attribute of ["email", ...profileAttributes] as const) {
    const text = draft.profile[attribute].trim();
    if (text !== contact[attribute]) changes[attribute] = text;
  }
  const values: Record<string, FieldValue | null> = {};
  const notNumbers: string[] = [];
  for (const { key, type } of fields) {
    const text = draft.fields[key]?.trim() ?? "";
    if (text === String(contact.fields[key] ?? "")) continue;
    const value = readValue(text, type);
    if (value === undefined) notNumbers.push(key);
    else values[key] = value;
  }
  return { changes: { ...changes, ...(Object.keys(values).length > 0 && { fields: values }) }, notNumbers };
}

/** @returns undefined: the text reads as no number */
function readValue(text: string, type: ContactField["type"]): FieldValue | null | undefined {
  if (text === "") return null;
  if (type === "boolean") return text === "true";
  if (type !== "number") return text;
  const plain = halfWidth(text)
    .replace(/[,\s]/g, "")
    .replace(/^[−ー]/, "-");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}
