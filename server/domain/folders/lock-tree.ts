import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { folders } from "@/db/schema";
import type { Context } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import { faultOfPlace, type TreeRow } from "./pure/fault-of-place";
import { deepestLevel } from "./schema";

export type LockedFolder = TreeRow & { readonly name: string };

/** All folders of the tenant, locked: of two moves that would together make a circle, the second sees the first. */
export const lockTree = (tx: Transaction, context: Context): Promise<LockedFolder[]> =>
  tx
    .select({ id: folders.id, parentId: folders.parentId, name: folders.name })
    .from(folders)
    .where(ofTenant(folders, context))
    .orderBy(folders.id)
    .for("update");

/** Whether the actor's rights reach a folder; the top lies outside of every limit. */
export const isReached = ({ folders: limit }: Context, folderId: string | null): boolean =>
  !limit || (folderId !== null && limit.has(folderId));

/**
 * @throws NOT_FOUND the folder is unknown, or out of the actor's reach
 */
export function requireFolder(
  tree: readonly LockedFolder[],
  context: Context,
  folderId: string,
): LockedFolder {
  const folder = tree.find(({ id }) => id === folderId);
  if (!folder || !isReached(context, folderId)) throw notFound("folders");
  return folder;
}

/**
 * For a folder that is made (`id` null) or moved.
 *
 * @throws NOT_FOUND the parent is unknown, or out of the actor's reach
 * @throws FORBIDDEN the top, for somebody who is limited to folders
 * @throws CONFLICT it would lie in itself, or too deep, or beside one of its name
 */
export function requirePlace(
  tree: readonly LockedFolder[],
  context: Context,
  { id, parentId, name }: { id: string | null; parentId: string | null; name: string },
): void {
  if (parentId !== null) requireFolder(tree, context, parentId);
  else if (!isReached(context, null))
    throw new DomainError("FORBIDDEN", "folders.topIsClosed", { field: "parentId" });
  const fault = faultOfPlace(tree, id, parentId);
  if (fault !== null)
    throw new DomainError("CONFLICT", `folders.${fault}`, { field: "parentId", depth: deepestLevel });
  if (tree.some((other) => other.id !== id && other.parentId === parentId && other.name === name))
    throw new DomainError("CONFLICT", "folders.nameTaken", { field: "name" });
}
