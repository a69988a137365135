import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { folders } from "@/db/schema";
import type { Context } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import { isReached } from "./lock-tree";

/**
 * The folder into which something is put. Not said: outside of all folders, or for somebody whose rights are limited to
 * folders, their first.
 *
 * @throws NOT_FOUND no such folder, or out of the actor's reach
 * @throws FORBIDDEN outside of all folders, for somebody who is limited to folders
 */
export async function settleFolder(
  tx: Transaction,
  context: Context,
  asked: string | null | undefined,
): Promise<string | null> {
  if (asked === undefined && !context.folders) return null;
  if (asked === undefined) {
    const [first] = context.folders ?? [];
    if (first === undefined) throw new DomainError("FORBIDDEN", "folders.noFolder", { field: "folderId" });
    return first;
  }
  if (asked === null) {
    if (!isReached(context, null))
      throw new DomainError("FORBIDDEN", "folders.choose", { field: "folderId" });
    return null;
  }
  if (!isReached(context, asked)) throw notFound("folders");
  // The lock holds off whoever is deleting the folder right now.
  const [folder] = await tx
    .select({ id: folders.id })
    .from(folders)
    .where(ofTenant(folders, context, asked))
    .for("key share");
  if (!folder) throw notFound("folders");
  return folder.id;
}
