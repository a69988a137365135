import { and, eq, sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, folders, invitations, memberFolders, segments, templates } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { isReached, lockTree, requireFolder } from "./lock-tree";
import { requireFolders } from "./require-folders";
import type { DeleteFolderInput } from "./schema";

const tables = [segments, templates, campaigns] as const;

/**
 * Forgets a folder that is empty, or moves up what lies in it and then forgets it.
 *
 * @throws FORBIDDEN without the right to make anything that lies in folders; a folder at the top of somebody's limit
 * @throws NOT_FOUND no such folder
 * @throws CONFLICT something lies in it, something of the same name lies above it, or somebody's rights are limited to it
 */
export async function deleteFolder(
  context: Context,
  { folderId, contents }: DeleteFolderInput,
): Promise<void> {
  requireFolders(context, "write");
  await withTenant(context, async (tx) => {
    const tree = await lockTree(tx, context);
    const { parentId, name } = requireFolder(tree, context, folderId);
    if (!isReached(context, parentId)) throw new DomainError("FORBIDDEN", "folders.topIsClosed");
    await refuseLimiting(tx, context, folderId);
    const inside = tree.filter((folder) => folder.parentId === folderId);
    const items = await countItems(tx, context, folderId);
    if (contents === "keep" && inside.length + items > 0)
      throw new DomainError("CONFLICT", "folders.notEmpty", { folders: inside.length, items });
    const siblings = tree.filter((folder) => folder.parentId === parentId && folder.id !== folderId);
    if (inside.some((folder) => siblings.some((sibling) => sibling.name === folder.name)))
      throw new DomainError("CONFLICT", "folders.nameTaken", { field: "name" });
    await tx
      .update(folders)
      .set({ parentId })
      .where(and(ofTenant(folders, context), eq(folders.parentId, folderId)));
    for (const table of tables)
      await tx
        .update(table)
        .set({ folderId: parentId, updatedAt: sql`${table.updatedAt}` })
        .where(and(ofTenant(table, context), eq(table.folderId, folderId)));
    await tx.delete(folders).where(ofTenant(folders, context, folderId));
    await appendAudit(tx, context, {
      action: "folder.delete",
      subject: `folders/${folderId}`,
      details: { items },
      before: { name, parentId },
    });
  });
}

async function countItems(tx: Transaction, context: Context, folderId: string): Promise<number> {
  let count = 0;
  for (const table of tables)
    count += await tx.$count(table, and(ofTenant(table, context), eq(table.folderId, folderId)));
  return count;
}

/** A limit that lost its last folder would say nothing to the person, or all: people are asked first. */
async function refuseLimiting(tx: Transaction, context: Context, folderId: string): Promise<void> {
  const members = await tx.$count(
    memberFolders,
    and(ofTenant(memberFolders, context), eq(memberFolders.folderId, folderId)),
  );
  const offered = await tx.$count(
    invitations,
    and(
      ofTenant(invitations, context),
      sql`${folderId}::uuid = any (${invitations.folders}) and ${invitations.acceptedAt} is null
        and ${invitations.revokedAt} is null and ${invitations.expiresAt} > now()`,
    ),
  );
  if (members + offered > 0)
    throw new DomainError("CONFLICT", "folders.limitsSomebody", { members: members + offered });
}
