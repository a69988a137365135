import { grantSupport } from "@/server/domain/support/grant-support";
import { listSupport } from "@/server/domain/support/list-support";
import { revokeSupport } from "@/server/domain/support/revoke-support";
import { grantSupportInput, supportGrantInput } from "@/server/domain/support/schema";
import { router, tenantProcedure } from "./init";

export const supportRouter = router({
  list: tenantProcedure.query(({ ctx }) => listSupport(ctx)),
  grant: tenantProcedure.input(grantSupportInput).mutation(({ ctx, input }) => grantSupport(ctx, input)),
  revoke: tenantProcedure.input(supportGrantInput).mutation(({ ctx, input }) => revokeSupport(ctx, input)),
});
