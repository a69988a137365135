import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { memberFolders } from "@/db/schema";
import type { Context } from "@/server/platform/context";

/** Writes the folders that a member's rights are limited to; null, the whole tenant, is no row. */
export async function writeFolders(
  tx: Transaction,
  context: Context,
  personId: string,
  folderIds: readonly string[] | null,
): Promise<void> {
  await tx
    .delete(memberFolders)
    .where(and(ofTenant(memberFolders, context), eq(memberFolders.personId, personId)));
  if (folderIds && folderIds.length > 0)
    await tx
      .insert(memberFolders)
      .values(folderIds.map((folderId) => ({ tenantId: context.tenantId, personId, folderId })));
}
