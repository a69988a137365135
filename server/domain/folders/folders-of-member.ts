import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { folders, memberFolders } from "@/db/schema";

/**
 * The folders that a member's rights are limited to, with all that lie below them; their own first, in the order of their
 * names, so that the first is where what they make is put.
 */
export async function foldersOfMember(
  tx: Transaction,
  { tenantId }: { readonly tenantId: string },
  personId: string,
): Promise<ReadonlySet<string>> {
  const rows = await tx.execute<{ id: string }>(sql`
    with recursive below (id, name, depth) as (
      select f.id, f.name, 0 from ${memberFolders} mf join ${folders} f on f.tenant_id = mf.tenant_id and f.id = mf.folder_id
      where mf.tenant_id = ${tenantId} and mf.person_id = ${personId}
      union select f.id, f.name, below.depth + 1 from ${folders} f join below on f.parent_id = below.id
      where f.tenant_id = ${tenantId} and below.depth < 10)
    select id from below order by depth, name, id`);
  return new Set(rows.map(({ id }) => id));
}
