import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { imports } from "@/db/schema";
import type { Context } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { type ImportOptions, type ImportReport, importOptions, importReport } from "./schema";

export type LockedImport = Omit<typeof imports.$inferSelect, "options" | "report"> & {
  options: ImportOptions;
  report: ImportReport;
};

/**
 * An import, as nobody else can change it until the transaction ends.
 *
 * @throws NOT_FOUND no such import
 */
export async function lockImport(tx: Transaction, context: Context, importId: string): Promise<LockedImport> {
  const [row] = await tx
    .select()
    .from(imports)
    .where(ofTenant(imports, context, importId))
    .for("update");
  if (!row) throw notFound("imports");
  return { ...row, options: importOptions.parse(row.options), report: importReport.parse(row.report) };
}
