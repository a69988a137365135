import { and, desc, lt } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { imports } from "@/db/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import type { ImportState, ListImportsInput } from "./schema";

export type ImportSummary = {
  importId: string;
  fileName: string;
  state: ImportState;
  rowsTotal: number;
  rowsRead: number;
  rowsNew: number;
  rowsChanged: number;
  rowsUnchanged: number;
  rowsRejected: number;
  createdBy: string;
  createdAt: Date;
  finishedAt: Date | null;
};

/** Imports, the newest first. */
export async function listImports(
  context: Context,
  { cursor, limit }: ListImportsInput,
): Promise<{ items: ImportSummary[]; nextCursor: string | null }> {
  requirePermission(context, "contacts:read");
  const rows = await withTenant(context, (tx) =>
    tx
      .select({
        importId: imports.id,
        fileName: imports.fileName,
        state: imports.state,
        rowsTotal: imports.rowsTotal,
        rowsRead: imports.rowsRead,
        rowsNew: imports.rowsNew,
        rowsChanged: imports.rowsChanged,
        rowsUnchanged: imports.rowsUnchanged,
        rowsRejected: imports.rowsRejected,
        createdBy: imports.createdBy,
        createdAt: imports.createdAt,
        finishedAt: imports.finishedAt,
      })
      .from(imports)
      .where(and(ofTenant(imports, context), cursor === undefined ? undefined : lt(imports.id, cursor)))
      .orderBy(desc(imports.id))
      .limit(limit + 1),
  );
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.importId ?? null) : null };
}
