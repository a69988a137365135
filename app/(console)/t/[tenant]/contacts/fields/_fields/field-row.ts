import type { FieldType } from "@/server/domain/contacts/schema";

/** A custom field as the list shows it. */
export type FieldRow = { fieldId: string; key: string; label: string; type: FieldType; position: number };
