import { eq, sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { rateLimits } from "@/db/schema";

/** A bucket that holds `capacity` tokens and is filled again evenly within `refillSeconds`. */
export type BucketSize = { readonly capacity: number; readonly refillSeconds: number };

export type TokenGrant = {
  readonly isGranted: boolean;
  /** Whole tokens left. */
  readonly remaining: number;
  /** Until the bucket is full again, rounded up. */
  readonly resetSeconds: number;
  /** Until the refused request could be granted, rounded up; 0 when it was granted. */
  readonly retryAfterSeconds: number;
};

const filled = ({ capacity, refillSeconds }: BucketSize) =>
  sql`least(${capacity}::float8, ${rateLimits.tokens} + greatest(0, extract(epoch from clock_timestamp() - ${rateLimits.updatedAt})) * ${capacity / refillSeconds}::float8)`;

/**
 * Takes tokens from a bucket that every process shares; the database's clock alone counts. Taking and testing are one
 * statement, so two requests at once cannot take the same token.
 *
 * @param bucket `login/address/<hash>`, `api/key/<id>`: no personal data
 */
export async function takeToken(bucket: string, size: BucketSize, cost = 1): Promise<TokenGrant> {
  const database = globalDatabase();
  const [taken] = await database
    .insert(rateLimits)
    .values({ bucket, tokens: size.capacity - cost, updatedAt: sql`clock_timestamp()` })
    .onConflictDoUpdate({
      target: rateLimits.bucket,
      set: { tokens: sql`${filled(size)} - ${cost}::float8`, updatedAt: sql`clock_timestamp()` },
      setWhere: sql`${filled(size)} >= ${cost}::float8`,
    })
    .returning({ tokens: rateLimits.tokens });
  if (taken) return grant(taken.tokens, size, 0);
  const [left] = await database
    .select({ tokens: sql<number>`${filled(size)}` })
    .from(rateLimits)
    .where(eq(rateLimits.bucket, bucket));
  const tokens = left?.tokens ?? 0;
  const missing = Math.max(0, cost - tokens);
  return grant(tokens, size, Math.max(1, Math.ceil((missing * size.refillSeconds) / size.capacity)));
}

function grant(tokens: number, size: BucketSize, retryAfterSeconds: number): TokenGrant {
  const resetSeconds = Math.ceil(((size.capacity - tokens) * size.refillSeconds) / size.capacity);
  return {
    isGranted: retryAfterSeconds === 0,
    remaining: Math.max(0, Math.floor(tokens)),
    resetSeconds,
    retryAfterSeconds,
  };
}

/** Puts tokens back that turned out not to count, such as a password that was right. */
export async function giveTokenBack(bucket: string, size: BucketSize, cost = 1): Promise<void> {
  await globalDatabase()
    .update(rateLimits)
    .set({ tokens: sql`least(${size.capacity}::float8, ${rateLimits.tokens} + ${cost}::float8)` })
    .where(eq(rateLimits.bucket, bucket));
}
