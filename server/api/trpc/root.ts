import { apiKeysRouter } from "./api-keys";
import { createCallerFactory, router } from "./init";
import { tenantsRouter } from "./tenants";

/** One router per noun, by its name. */
export const appRouter = router({
  apiKeys: apiKeysRouter,
  tenants: tenantsRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
