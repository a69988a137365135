import { and, eq, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/**
 * The condition by which every query names its tenant, and with `id` its row. Row-level security stands behind it;
 * either alone keeps tenants apart.
 */
export function ofTenant(table: { tenantId: AnyPgColumn }, context: { readonly tenantId: string }): SQL;
export function ofTenant(
  table: { tenantId: AnyPgColumn; id: AnyPgColumn },
  context: { readonly tenantId: string },
  id: string,
): SQL;
export function ofTenant(
  table: { tenantId: AnyPgColumn; id?: AnyPgColumn },
  context: { readonly tenantId: string },
  id?: string,
): SQL {
  const tenant = eq(table.tenantId, context.tenantId);
  if (id === undefined || table.id === undefined) return tenant;
  return and(tenant, eq(table.id, id)) ?? sql`false`;
}
