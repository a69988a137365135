import { withTenant } from "@/db/client";
import { folders } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { lockTree, requirePlace } from "./lock-tree";
import { requireFolders } from "./require-folders";
import { type CreateFolderInput, mostFolders } from "./schema";

/**
 * Makes a folder, for segments, templates and campaigns alike. Whose rights are limited to folders reaches it if it lies in one
 * of theirs.
 *
 * @throws FORBIDDEN without the right to make anything that lies in folders; the top, for somebody who is limited to folders
 * @throws NOT_FOUND no such folder to lie in
 * @throws CONFLICT the name is taken there, it would lie too deep, or there are 500
 */
export async function createFolder(
  context: Context,
  { name, parentId }: CreateFolderInput,
): Promise<{ folderId: string }> {
  requireFolders(context, "write");
  return withTenant(context, async (tx) => {
    const tree = await lockTree(tx, context);
    if (tree.length >= mostFolders)
      throw new DomainError("CONFLICT", "folders.tooMany", { most: mostFolders });
    requirePlace(tree, context, { id: null, parentId, name });
    const [made] = await tx
      .insert(folders)
      .values({ tenantId: context.tenantId, name, parentId })
      .onConflictDoNothing()
      .returning({ folderId: folders.id });
    if (!made) throw new DomainError("CONFLICT", "folders.nameTaken", { field: "name" });
    await appendAudit(tx, context, {
      action: "folder.create",
      subject: `folders/${made.folderId}`,
      after: { name, parentId },
    });
    return made;
  });
}
