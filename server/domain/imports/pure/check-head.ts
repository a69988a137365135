import { DomainError } from "@/server/platform/errors";
import { checkMapping } from "./check-mapping";
import type { ColumnMapping } from "./column-target";
import { looksLikeHeader } from "./guess-mapping";

/**
 * Refuses a file whose first row cannot be what names the columns.
 *
 * @param headers the first row that is not blank; null when there is none
 * @throws INVALID `imports.empty`, `imports.encodingWrong`, `imports.noHeader`, and what `checkMapping` throws
 */
export function checkHead(
  headers: readonly string[] | null,
  mapping: readonly ColumnMapping[],
  encoding: string,
): void {
  if (headers === null) throw new DomainError("INVALID", "imports.empty");
  if (headers.some((header) => header.includes("\ufffd")))
    throw new DomainError("INVALID", "imports.encodingWrong", { encoding });
  if (!looksLikeHeader(headers)) throw new DomainError("INVALID", "imports.noHeader");
  checkMapping(mapping, headers.length);
}
