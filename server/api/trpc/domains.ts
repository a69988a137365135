import { addDomain } from "@/server/domain/domains/add-domain";
import { checkDomain } from "@/server/domain/domains/check-domain";
import { getDomain } from "@/server/domain/domains/get-domain";
import { listDomains } from "@/server/domain/domains/list-domains";
import { removeDomain } from "@/server/domain/domains/remove-domain";
import {
  addDomainInput,
  checkDomainInput,
  getDomainInput,
  removeDomainInput,
} from "@/server/domain/domains/schema";
import { router, tenantProcedure } from "./init";

export const domainsRouter = router({
  add: tenantProcedure.input(addDomainInput).mutation(({ ctx, input }) => addDomain(ctx, input)),
  get: tenantProcedure.input(getDomainInput).query(({ ctx, input }) => getDomain(ctx, input)),
  check: tenantProcedure.input(checkDomainInput).mutation(({ ctx, input }) => checkDomain(ctx, input)),
  remove: tenantProcedure.input(removeDomainInput).mutation(({ ctx, input }) => removeDomain(ctx, input)),
  list: tenantProcedure.query(({ ctx }) => listDomains(ctx)),
});
