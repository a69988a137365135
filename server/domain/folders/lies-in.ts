import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { folders } from "@/db/schema";

/** The condition of lying in a folder or in one below it. */
export const liesIn = (
  column: AnyPgColumn,
  { tenantId }: { readonly tenantId: string },
  folderId: string,
): SQL => sql`${column} in (
  with recursive below as (
    select f.id from ${folders} f where f.tenant_id = ${tenantId} and f.id = ${folderId}
    union select f.id from ${folders} f join below on f.parent_id = below.id where f.tenant_id = ${tenantId})
  select id from below)`;
