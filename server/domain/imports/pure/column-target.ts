import { type ProfileAttribute, profileAttributes } from "@/server/domain/contacts/schema";

/** The kinds of a custom field, as `contact_fields.type`. */
export type FieldType = "text" | "number" | "boolean" | "date";

const specialTargets = ["ignore", "email", "fullName", "fullNameKana", "tags", "consent"] as const;
type SpecialTarget = (typeof specialTargets)[number];

/** Where a column goes: an attribute, a part of one, `field:<key>` for a custom field, or nowhere. */
export type ColumnTarget = ProfileAttribute | SpecialTarget | `field:${string}`;

/** One column of the file and where it goes. */
export type ColumnMapping = {
  /** From 0. */
  index: number;
  /** As in the file, for messages. */
  header: string;
  target: ColumnTarget;
  /** Of a custom field; text for all others. */
  type: FieldType;
};

/** Whether a stored or chosen word is a target. */
export function isColumnTarget(word: string): word is ColumnTarget {
  const named: readonly string[] = [...specialTargets, ...profileAttributes];
  return named.includes(word) || /^field:[a-z][a-z0-9_]{0,39}$/.test(word);
}
