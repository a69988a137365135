import { createHash } from "node:crypto";
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import { z } from "zod";
import { claimIdempotencyKey } from "@/server/domain/api-keys/claim-idempotency-key";
import type { Context } from "@/server/platform/context";
import { DomainError, type ErrorCode } from "@/server/platform/errors";
import { errorFields, log } from "@/server/platform/log";
import { problemType } from "./problem";

const longestKey = 255;
/** The work was refused before it began: the same key may be tried again. */
const notBegun: ReadonlySet<ErrorCode> = new Set([
  "INVALID",
  "UNAUTHENTICATED",
  "TOO_LARGE",
  "RATE_LIMITED",
  "UNAVAILABLE",
]);

function keyOf(c: HonoContext, context: Context): string | null {
  const key = c.req.header("idempotency-key");
  if (key === undefined || context.actor.kind !== "key") return null;
  if (key.length < 1 || key.length > longestKey)
    throw new DomainError("INVALID", "api.idempotencyKeyLength", { field: "Idempotency-Key" });
  // Two API keys of one tenant may not read each other's answers.
  return `${context.actor.keyId}/${key}`;
}

async function requestHash(c: HonoContext): Promise<string> {
  const { pathname, search } = new URL(c.req.url);
  return createHash("sha256")
    .update(`${c.req.method}\n${pathname}${search}\n`)
    .update(new Uint8Array(await c.req.arrayBuffer()))
    .digest("base64url");
}

/**
 * `Idempotency-Key`, as Stripe has it: the first request claims the key by one INSERT; its answer, good or bad, is kept
 * for 24 hours and given again to the same request; another request with the same key is a conflict.
 */
export const keepIdempotent: MiddlewareHandler<{ Variables: { context: Context } }> = async (c, next) => {
  const context = c.get("context");
  const key = keyOf(c, context);
  if (key === null) return next();
  const claim = await claimIdempotencyKey(context, { key, requestHash: await requestHash(c) });
  if (claim.state === "answered") return replay(claim.status, claim.body);
  await next();
  try {
    if (isNotBegun(c.error)) await claim.release();
    // 503 for any other reason: the database was lost on the way, and nobody knows whether the work was done.
    else if (c.res.status !== 503) await claim.keep(c.res.status, await c.res.clone().text());
  } catch (error) {
    log.error("an answer could not be kept for its Idempotency-Key", errorFields(error));
  }
  return undefined;
};

const isNotBegun = (error: Error | undefined) =>
  error instanceof z.ZodError || (error instanceof DomainError && notBegun.has(error.code));

const replay = (status: number, body: string) =>
  new Response(status === 204 ? null : body, {
    status,
    headers: {
      "content-type": status >= 400 ? problemType : "application/json",
      "idempotent-replayed": "true",
    },
  });
