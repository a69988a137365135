import { sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { campaigns, segments, templates } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { PutInFolderInput } from "./schema";
import { settleFolder } from "./settle-folder";

const tables = { segments, templates, campaigns } as const;

/**
 * Moves a segment, template or campaign into a folder, or out of all. It stays as it is otherwise: what was approved holds.
 *
 * @throws FORBIDDEN without the right to change it; out of all folders, for somebody who is limited to folders
 * @throws NOT_FOUND no such thing, or no such folder
 */
export async function putInFolder(context: Context, { noun, id, folderId }: PutInFolderInput): Promise<void> {
  requirePermission(context, `${noun}:write`);
  const table = tables[noun];
  await withTenant(context, async (tx) => {
    const [before] = await tx
      .select({ folderId: table.folderId })
      .from(table)
      .where(ofTenant(table, context, id))
      .for("update");
    if (!before) throw notFound(noun);
    const after = { folderId: await settleFolder(tx, context, folderId) };
    await tx
      .update(table)
      // Lists show the last change of what it is, not of where it lies.
      .set({ ...after, updatedAt: sql`${table.updatedAt}` })
      .where(ofTenant(table, context, id));
    await appendAudit(tx, context, { action: "folder.put", subject: `${noun}/${id}`, before, after });
  });
}
