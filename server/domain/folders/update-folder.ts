import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { folders } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { isReached, lockTree, requireFolder, requirePlace } from "./lock-tree";
import { requireFolders } from "./require-folders";
import type { UpdateFolderInput } from "./schema";

/**
 * Renames a folder, or moves it with all that lies in it. Whoever is limited to the folder it comes to lie in reaches it from
 * their next request on.
 *
 * @throws FORBIDDEN without the right to make anything that lies in folders; to or from the top, for somebody who is limited to folders
 * @throws NOT_FOUND no such folder, or none to lie in
 * @throws CONFLICT the name is taken there, it would lie in itself or too deep
 */
export async function updateFolder(
  context: Context,
  { folderId, name, parentId }: UpdateFolderInput,
): Promise<void> {
  requireFolders(context, "write");
  await withTenant(context, async (tx) => {
    const tree = await lockTree(tx, context);
    const before = requireFolder(tree, context, folderId);
    const after = {
      name: name ?? before.name,
      parentId: parentId === undefined ? before.parentId : parentId,
    };
    const moves = after.parentId !== before.parentId;
    if (moves && !isReached(context, before.parentId))
      throw new DomainError("FORBIDDEN", "folders.topIsClosed");
    if (moves) requirePlace(tree, context, { id: folderId, ...after });
    else if (tree.some((o) => o.id !== folderId && o.parentId === after.parentId && o.name === after.name))
      throw new DomainError("CONFLICT", "folders.nameTaken", { field: "name" });
    await tx
      .update(folders)
      .set(after)
      .where(ofTenant(folders, context, folderId));
    await appendAudit(tx, context, {
      action: "folder.update",
      subject: `folders/${folderId}`,
      before: { name: before.name, parentId: before.parentId },
      after,
    });
  });
}
