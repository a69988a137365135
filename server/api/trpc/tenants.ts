import { hasAskedFactor, tenantsOfPerson } from "@/server/auth/request-context";
import { getSecurity } from "@/server/domain/tenants/get-security";
import { getStanding } from "@/server/domain/tenants/get-standing";
import { getTenant } from "@/server/domain/tenants/get-tenant";
import { getUsage } from "@/server/domain/tenants/get-usage";
import { updateSecurityInput, updateTenantInput } from "@/server/domain/tenants/schema";
import { updateSecurity } from "@/server/domain/tenants/update-security";
import { updateTenant } from "@/server/domain/tenants/update-tenant";
import { isInNetworks } from "@/server/platform/networks";
import { personProcedure, router, tenantProcedure } from "./init";

export const tenantsRouter = router({
  /** The tenants that the signed-in person may switch to, and whether this session and network open them. */
  listMine: personProcedure.query(async ({ ctx }) => {
    const mine = await tenantsOfPerson(ctx.session.personId);
    const { address } = ctx.facts;
    return mine.map((tenant) => {
      const { tenantId, slug, name, role, standing, secondFactorRequired, allowedNetworks } = tenant;
      return {
        tenantId,
        slug,
        name,
        role,
        standing,
        secondFactorRequired,
        hasAskedFactor: hasAskedFactor(ctx.session, tenant),
        isNetworkAllowed: isInNetworks(address, allowedNetworks),
        ownAddress: address ?? "",
      };
    });
  }),

  get: tenantProcedure.query(({ ctx }) => getTenant(ctx)),
  getStanding: tenantProcedure.query(({ ctx }) => getStanding(ctx)),
  getUsage: tenantProcedure.query(({ ctx }) => getUsage(ctx)),

  getSecurity: tenantProcedure.query(({ ctx }) => getSecurity(ctx)),
  updateSecurity: tenantProcedure
    .input(updateSecurityInput)
    .mutation(({ ctx, input }) => updateSecurity(ctx, input)),

  update: tenantProcedure.input(updateTenantInput).mutation(({ ctx, input }) => updateTenant(ctx, input)),
});
