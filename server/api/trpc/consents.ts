import { changeConsent } from "@/server/domain/consents/change-consent";
import { changeConsentInput } from "@/server/domain/consents/schema";
import { router, tenantProcedure } from "./init";

export const consentsRouter = router({
  change: tenantProcedure.input(changeConsentInput).mutation(({ ctx, input }) => changeConsent(ctx, input)),
});
