import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { campaigns, segments, templates } from "./schema";

/** For whom is asked: a tenant, and of it the folders that the actor's rights are limited to. */
type Asker = { readonly tenantId: string; readonly folders?: ReadonlySet<string> | null | undefined };

/** What lies in folders. */
const inFolders = new Map<unknown, AnyPgColumn>([
  [segments, segments.folderId],
  [templates, templates.folderId],
  [campaigns, campaigns.folderId],
]);

/**
 * The condition by which every query names its tenant, and with `id` its row; and of what lies in folders, those that the
 * actor's rights are limited to. Row-level security stands behind both; either alone keeps apart.
 */
export function ofTenant(table: { tenantId: AnyPgColumn }, context: Asker): SQL;
export function ofTenant(table: { tenantId: AnyPgColumn; id: AnyPgColumn }, context: Asker, id: string): SQL;
export function ofTenant(
  table: { tenantId: AnyPgColumn; id?: AnyPgColumn },
  context: Asker,
  id?: string,
): SQL {
  const folderId = inFolders.get(table);
  const parts = [
    eq(table.tenantId, context.tenantId),
    id === undefined || table.id === undefined ? undefined : eq(table.id, id),
    folderId && context.folders ? inArray(folderId, [...context.folders]) : undefined,
  ];
  return and(...parts) ?? sql`false`;
}
