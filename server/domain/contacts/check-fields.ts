import { z } from "zod";
import { DomainError } from "@/server/platform/errors";
import { normaliseText } from "./pure/normalise-text";
import type { FieldDefinition, FieldType, FieldValue } from "./schema";

export type FieldChanges = {
  set: { field: FieldDefinition; value: FieldValue }[];
  cleared: FieldDefinition[];
};

const day = z.iso.date().refine((text) => text >= "1000-01-01");

/**
 * Values by key, checked against the tenant's custom fields. null and empty text clear a field.
 *
 * @throws INVALID no such field, or a value that is not of its type; `details.field` is `fields.<key>`
 */
export function checkFields(
  definitions: readonly FieldDefinition[],
  given: Readonly<Record<string, FieldValue | null>>,
): FieldChanges {
  const changes: FieldChanges = { set: [], cleared: [] };
  for (const [key, value] of Object.entries(given)) {
    const field = definitions.find((definition) => definition.key === key);
    if (!field) throw new DomainError("INVALID", "contacts.fieldUnknown", { field: `fields.${key}`, key });
    const checked = value === null ? null : checkValue(field, value);
    if (checked === null || checked === "") changes.cleared.push(field);
    else changes.set.push({ field, value: checked });
  }
  return changes;
}

const problems: Record<FieldType, string> = {
  text: "contacts.fieldNotText",
  number: "contacts.fieldNotNumber",
  boolean: "contacts.fieldNotBoolean",
  date: "contacts.fieldNotDate",
};

function checkValue({ key, type }: FieldDefinition, value: FieldValue): FieldValue {
  const isRight = {
    text: typeof value === "string",
    number: typeof value === "number" && Number.isFinite(value),
    boolean: typeof value === "boolean",
    date: value === "" || day.safeParse(value).success,
  }[type];
  if (!isRight) throw new DomainError("INVALID", problems[type], { field: `fields.${key}`, key });
  return type === "text" ? normaliseText(String(value)) : value;
}
