import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { authenticate } from "./authenticate";
import { problem } from "./problem";

export type RestEnv = { Variables: { context: Context } };
export type RestApi = OpenAPIHono<RestEnv>;

export const restPath = "/api/v1";

/** The REST door without routes: who asks, how often they may, and how errors are told. */
export function restApi(): RestApi {
  const api = new OpenAPIHono<RestEnv>().basePath(restPath) as RestApi;
  api.use("*", async (c, next) => {
    await next();
    c.res.headers.set("cache-control", "private, no-store");
  });
  api.onError((error, c) => problem(c, error));
  api.notFound((c) => problem(c, new DomainError("NOT_FOUND", "api.noSuchRoute")));
  api.openAPIRegistry.registerComponent("securitySchemes", "key", {
    type: "http",
    scheme: "bearer",
    description: "An API key, made under Settings → API keys: `Authorization: Bearer hk_live_…`",
  });
  return api;
}

/** Everything that is added after this asks for a key. */
export const requireKey = (api: RestApi) => void api.use("*", authenticate);
