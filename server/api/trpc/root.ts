import { apiKeysRouter } from "./api-keys";
import { approvalsRouter } from "./approvals";
import { auditRouter } from "./audit";
import { campaignsRouter } from "./campaigns";
import { createCallerFactory, router } from "./init";
import { namesRouter } from "./names";
import { peopleRouter } from "./people";
import { reportsRouter } from "./reports";
import { rolesRouter } from "./roles";
import { tenantsRouter } from "./tenants";

/** One router per noun, by its name. */
export const appRouter = router({
  apiKeys: apiKeysRouter,
  approvals: approvalsRouter,
  audit: auditRouter,
  campaigns: campaignsRouter,
  names: namesRouter,
  people: peopleRouter,
  reports: reportsRouter,
  roles: rolesRouter,
  tenants: tenantsRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
