import type { MiddlewareHandler } from "hono";
import { readApiKey } from "@/server/auth/read-api-key";
import { type CheckedKey, keyContext } from "@/server/auth/request-context";
import { type RequestFacts, requestFacts } from "@/server/auth/request-facts";
import { type BucketSize, type TokenGrant, takeToken } from "@/server/auth/take-token";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { hashToken } from "@/server/platform/secrets";

/** Ten requests a second, and a burst of a minute's worth. */
const perKey: BucketSize = { capacity: 600, refillSeconds: 60 };
/** Wrong keys from one address. */
const perAddress: BucketSize = { capacity: 60, refillSeconds: 60 };

const refuseFlood = ({ retryAfterSeconds }: TokenGrant) => {
  throw new DomainError("RATE_LIMITED", "api.tooManyRequests", { retryAfterSeconds });
};

async function checkKey(authorization: string | null, facts: RequestFacts): Promise<CheckedKey> {
  try {
    return await readApiKey(authorization, facts.address);
  } catch (error) {
    const grant = await takeToken(`api/address/${hashToken(facts.address ?? "")}`, perAddress);
    if (!grant.isGranted) refuseFlood(grant);
    throw error;
  }
}

/**
 * The key of the Authorization header becomes the acting Context, and one token of its bucket is taken, which
 * `RateLimit` and `RateLimit-Policy` tell (draft-ietf-httpapi-ratelimit-headers-10).
 */
export const authenticate: MiddlewareHandler<{ Variables: { context: Context } }> = async (c, next) => {
  const facts = requestFacts(c.req.raw.headers);
  const key = await checkKey(c.req.header("authorization") ?? null, facts);
  const grant = await takeToken(`api/key/${key.keyId}`, perKey);
  c.header("RateLimit-Policy", `"key";q=${perKey.capacity};w=${perKey.refillSeconds}`);
  c.header("RateLimit", `"key";r=${grant.remaining};t=${grant.resetSeconds}`);
  if (!grant.isGranted) refuseFlood(grant);
  c.set("context", keyContext(key, facts));
  await next();
};
