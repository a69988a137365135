import { apiKeysRouter } from "./api-keys";
import { approvalsRouter } from "./approvals";
import { auditRouter } from "./audit";
import { campaignsRouter } from "./campaigns";
import { createCallerFactory, router } from "./init";
import { peopleRouter } from "./people";
import { reportsRouter } from "./reports";
import { tenantsRouter } from "./tenants";

/** One router per noun, by its name. */
export const appRouter = router({
  apiKeys: apiKeysRouter,
  approvals: approvalsRouter,
  audit: auditRouter,
  campaigns: campaignsRouter,
  people: peopleRouter,
  reports: reportsRouter,
  tenants: tenantsRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
