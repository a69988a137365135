import { tenantsOfPerson } from "@/server/auth/request-context";
import { getStanding } from "@/server/domain/tenants/get-standing";
import { getTenant } from "@/server/domain/tenants/get-tenant";
import { getUsage } from "@/server/domain/tenants/get-usage";
import { updateTenantInput } from "@/server/domain/tenants/schema";
import { updateTenant } from "@/server/domain/tenants/update-tenant";
import { personProcedure, router, tenantProcedure } from "./init";

export const tenantsRouter = router({
  /** The tenants that the signed-in person may switch to. */
  listMine: personProcedure.query(async ({ ctx }) => {
    const mine = await tenantsOfPerson(ctx.session.personId);
    return mine.map(({ tenantId, slug, name, role, standing, secondFactorRequired }) => ({
      tenantId,
      slug,
      name,
      role,
      standing,
      secondFactorRequired,
    }));
  }),

  get: tenantProcedure.query(({ ctx }) => getTenant(ctx)),
  getStanding: tenantProcedure.query(({ ctx }) => getStanding(ctx)),
  getUsage: tenantProcedure.query(({ ctx }) => getUsage(ctx)),

  update: tenantProcedure.input(updateTenantInput).mutation(({ ctx, input }) => updateTenant(ctx, input)),
});
