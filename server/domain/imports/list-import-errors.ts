import { and, asc, eq, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { importErrors, imports } from "@/db/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import type { ListImportErrorsInput } from "./schema";

export type ImportFault = {
  /** As Excel counts: the head is row 1. */
  row: number;
  column: string;
  /** Key of the sentence, which `details` fill in. */
  key: string;
  details: Record<string, unknown>;
  value: string;
};

/**
 * The rows that were not taken, in the order of the file.
 *
 * @throws NOT_FOUND no such import
 */
export async function listImportErrors(
  context: Context,
  { importId, cursor, limit }: ListImportErrorsInput,
): Promise<{ items: ImportFault[]; nextCursor: string | null }> {
  requirePermission(context, "contacts:read");
  return withTenant(context, async (tx) => {
    const [known] = await tx
      .select({ id: imports.id })
      .from(imports)
      .where(ofTenant(imports, context, importId));
    if (!known) throw notFound("imports");
    const after = cursor === undefined ? null : readCursor(cursor);
    const rows = await tx
      .select({
        row: importErrors.row,
        column: importErrors.column,
        key: importErrors.key,
        details: importErrors.details,
        value: importErrors.value,
      })
      .from(importErrors)
      .where(
        and(
          ofTenant(importErrors, context),
          eq(importErrors.importId, importId),
          after === null
            ? undefined
            : sql`(${importErrors.row}, ${importErrors.column}) > (${after.row}, ${after.column})`,
        ),
      )
      .orderBy(asc(importErrors.row), asc(importErrors.column))
      .limit(limit + 1);
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? `${last.row}_${last.column}` : null };
  });
}

function readCursor(cursor: string): { row: number; column: string } {
  const [, row, column] = /^(\d{1,9})_(.*)$/s.exec(cursor) ?? [];
  if (row === undefined || column === undefined)
    throw new DomainError("INVALID", "api.badCursor", { field: "cursor" });
  return { row: Number(row), column };
}
