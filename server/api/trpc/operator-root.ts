import { managerContext } from "@/server/auth/request-context";
import { getTenantPage } from "@/server/domain/operators/get-tenant-page";
import { listOperatorLog } from "@/server/domain/operators/list-operator-log";
import { listOperators } from "@/server/domain/operators/list-operators";
import { listTenants } from "@/server/domain/operators/list-tenants";
import { makeTenant } from "@/server/domain/operators/make-tenant";
import {
  listOperatorLogInput,
  listTenantsInput,
  makeTenantInput,
  setPlanInput,
  setQuotasInput,
  setStandingInput,
  tenantInput,
} from "@/server/domain/operators/schema";
import { setQuotas } from "@/server/domain/operators/set-quotas";
import { setStanding } from "@/server/domain/operators/set-standing";
import { listPlans } from "@/server/domain/plans/list-plans";
import { setPlan } from "@/server/domain/plans/set-plan";
import { createCallerFactory, router } from "./init";
import { operatorProcedure } from "./operator-init";

/** What the operators' pages ask, in a root of its own: no page of a tenant can name any of it. */
export const operatorRouter = router({
  me: operatorProcedure.query(({ ctx }) => ctx.session),

  tenants: router({
    list: operatorProcedure
      .input(listTenantsInput)
      .query(({ ctx, input }) => listTenants(ctx.operator, input)),
    get: operatorProcedure
      .input(tenantInput)
      .query(async ({ ctx, input }) =>
        getTenantPage(await managerContext(ctx.operator, input.tenantId), ctx.operator),
      ),
    make: operatorProcedure
      .input(makeTenantInput)
      .mutation(async ({ ctx, input }) => makeTenant(await managerContext(ctx.operator, null), input)),
    setStanding: operatorProcedure
      .input(setStandingInput)
      .mutation(async ({ ctx, input: { tenantId, ...input } }) =>
        setStanding(await managerContext(ctx.operator, tenantId), input, new Date()),
      ),
    setQuotas: operatorProcedure
      .input(setQuotasInput)
      .mutation(async ({ ctx, input: { tenantId, ...input } }) =>
        setQuotas(await managerContext(ctx.operator, tenantId), input),
      ),
    setPlan: operatorProcedure
      .input(setPlanInput)
      .mutation(async ({ ctx, input: { tenantId, ...input } }) =>
        setPlan(await managerContext(ctx.operator, tenantId), input),
      ),
  }),

  plans: router({ list: operatorProcedure.query(() => listPlans()) }),

  log: router({
    list: operatorProcedure.input(listOperatorLogInput).query(({ input }) => listOperatorLog(input)),
    listOperators: operatorProcedure.query(() => listOperators()),
  }),
});

export type OperatorRouter = typeof operatorRouter;
export const createOperatorCaller = createCallerFactory(operatorRouter);
