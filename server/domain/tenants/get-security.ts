import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { tenants } from "@/db/schema";
import { type Context, requirePerson } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import type { TenantSecurity } from "./schema";

/**
 * What the acting tenant asks of its people's sign-ins; every member may read it.
 *
 * @throws FORBIDDEN for keys and jobs
 * @throws NOT_FOUND the tenant was deleted a moment ago
 */
export async function getSecurity(context: Context): Promise<TenantSecurity> {
  requirePerson(context);
  const [row] = await withTenant(context, (tx) =>
    tx
      .select({
        secondFactorRequired: tenants.secondFactorRequired,
        emailCodesAllowed: tenants.emailCodesAllowed,
        allowedNetworks: tenants.allowedNetworks,
        sessionHours: tenants.sessionHours,
        idleMinutes: tenants.idleMinutes,
      })
      .from(tenants)
      .where(ofTenant(tenants, context)),
  );
  if (!row) throw notFound("tenants");
  return { ...row, ownAddress: context.address };
}
