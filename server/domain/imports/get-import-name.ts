import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { imports } from "@/db/schema";
import type { Context } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

/** @throws NOT_FOUND no such import */
export async function getImportName(context: Context, importId: string): Promise<string> {
  const [row] = await withTenant(context, (tx) =>
    tx
      .select({ fileName: imports.fileName })
      .from(imports)
      .where(ofTenant(imports, context, importId)),
  );
  if (!row) throw notFound("imports");
  return row.fileName;
}
