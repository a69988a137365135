import { inArray, sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, folders, segments, templates } from "@/db/schema";
import type { Context } from "@/server/platform/context";
import { isReached } from "./lock-tree";
import { requireFolders } from "./require-folders";
import { type Folder, folderNouns } from "./schema";

const tables = { segments, templates, campaigns } as const;

/** The folders within the actor's reach, by name, and how much of what he may see lies in each. @throws FORBIDDEN he may see none of it */
export async function listFolders(context: Context): Promise<Folder[]> {
  requireFolders(context, "read");
  return withTenant(context, async (tx) => {
    const rows = await tx
      .select({ folderId: folders.id, parentId: folders.parentId, name: folders.name })
      .from(folders)
      .where(
        sql`${ofTenant(folders, context)} and ${context.folders ? inArray(folders.id, [...context.folders]) : sql`true`}`,
      )
      .orderBy(folders.name);
    const counts = new Map<string, Folder["counts"]>();
    for (const noun of folderNouns)
      if (context.may.has(`${noun}:read`))
        for (const { folderId, count } of await countBy(tx, context, noun))
          counts.set(folderId, { ...(counts.get(folderId) ?? nothing), [noun]: count });
    return rows.map((row) => ({
      ...row,
      parentId: isReached(context, row.parentId) ? row.parentId : null,
      counts: counts.get(row.folderId) ?? nothing,
    }));
  });
}

const nothing = { segments: 0, templates: 0, campaigns: 0 };

async function countBy(tx: Transaction, context: Context, noun: keyof typeof tables) {
  const table = tables[noun];
  const rows = await tx
    .select({ folderId: table.folderId, count: sql<number>`count(*)::int` })
    .from(table)
    .where(ofTenant(table, context))
    .groupBy(table.folderId);
  return rows.flatMap(({ folderId, count }) => (folderId === null ? [] : [{ folderId, count }]));
}
