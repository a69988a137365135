import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { apiKeys } from "@/db/schema";
import type { Context } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";

/**
 * Reads a key that still works, and keeps others from changing it until the transaction ends.
 *
 * @throws NOT_FOUND no such key in this tenant · CONFLICT it was revoked or has expired
 */
export async function lockKey(tx: Transaction, context: Context, keyId: string) {
  const [row] = await tx
    .select({ key: apiKeys, hasExpired: sql<boolean>`coalesce(${apiKeys.expiresAt} <= now(), false)` })
    .from(apiKeys)
    .where(ofTenant(apiKeys, context, keyId))
    .for("update");
  if (!row) throw notFound("api-keys");
  if (row.key.revokedAt !== null || row.hasExpired) throw new DomainError("CONFLICT", "api-keys.ended");
  return row.key;
}
