import { apiKeysRouter } from "./api-keys";
import { approvalsRouter } from "./approvals";
import { campaignsRouter } from "./campaigns";
import { createCallerFactory, router } from "./init";
import { reportsRouter } from "./reports";
import { tenantsRouter } from "./tenants";

/** One router per noun, by its name. */
export const appRouter = router({
  apiKeys: apiKeysRouter,
  approvals: approvalsRouter,
  campaigns: campaignsRouter,
  reports: reportsRouter,
  tenants: tenantsRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
