import { DomainError } from "@/server/platform/errors";
import type { ColumnMapping } from "./column-target";

/**
 * Refuses a mapping that cannot give contacts: without an address column, with one target twice, or with a column
 * that the file has not.
 *
 * @throws INVALID `imports.noEmailColumn`, `imports.targetTwice`, `imports.noSuchColumn`
 */
export function checkMapping(mapping: readonly ColumnMapping[], columnCount: number): void {
  const used = mapping.filter((column) => column.target !== "ignore");
  if (!used.some((column) => column.target === "email"))
    throw new DomainError("INVALID", "imports.noEmailColumn");
  const seen = new Map<string, string>();
  for (const { target, header, index } of used) {
    if (index < 0 || index >= columnCount)
      throw new DomainError("INVALID", "imports.noSuchColumn", { column: index + 1 });
    const other = seen.get(target);
    if (other !== undefined) {
      throw new DomainError("INVALID", "imports.targetTwice", { first: other, second: header });
    }
    seen.set(target, header);
  }
}
