import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { tenants } from "@/db/schema";
import type { Context } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { Tenant } from "./schema";

/**
 * The acting tenant's own settings; every member and key may read them.
 *
 * @throws NOT_FOUND the tenant was deleted a moment ago
 */
export async function getTenant(context: Context): Promise<Tenant> {
  const [row] = await withTenant(context, (tx) =>
    tx
      .select({
        tenantId: tenants.tenantId,
        slug: tenants.slug,
        name: tenants.name,
        standing: tenants.standing,
        timeZone: tenants.timeZone,
        locale: tenants.locale,
        legalName: tenants.legalName,
        postalAddress: tenants.postalAddress,
        contactPoint: tenants.contactPoint,
        testListOnly: tenants.testListOnly,
        quietFromHour: tenants.quietFromHour,
        quietToHour: tenants.quietToHour,
        weeklyCap: tenants.weeklyCap,
        secondFactorRequired: tenants.secondFactorRequired,
        updatedAt: tenants.updatedAt,
      })
      .from(tenants)
      .where(ofTenant(tenants, context)),
  );
  if (!row) throw notFound("tenants");
  const { quietFromHour: from, quietToHour: to, updatedAt, ...tenant } = row;
  const quietHours = from === null || to === null ? null : { from, to };
  return { ...tenant, quietHours, revision: updatedAt.toISOString() };
}
