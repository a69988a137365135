import type { FieldDefinition } from "@/server/domain/contacts/schema";
import type { ImportOptions } from "@/server/domain/imports/schema";
import { type ColumnMapping, isColumnTarget } from "./column-target";

type Known = Pick<FieldDefinition, "key" | "type">;

/**
 * The stored mapping with the head of the file and the types of custom fields: what `mapRow` reads by. A field that the
 * tenant has keeps its own type.
 *
 * @param mapping column number (from 0, as text) → target
 */
export function bindMapping(
  mapping: Readonly<Record<string, string>>,
  headers: readonly string[],
  definitions: readonly Known[],
  newFields: ImportOptions["newFields"],
): ColumnMapping[] {
  return Object.entries(mapping).flatMap(([number, target]) => {
    const index = Number(number);
    if (!isColumnTarget(target) || target === "ignore") return [];
    const key = target.startsWith("field:") ? target.slice("field:".length) : null;
    const own = definitions.find((field) => field.key === key)?.type;
    const type = own ?? (key === null ? undefined : newFields[key]?.type) ?? "text";
    return [{ index, header: headers[index] ?? "", target, type }];
  });
}
