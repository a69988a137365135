import { and, desc, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { apiKeyIndex, apiKeys } from "@/db/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import type { ApiKey, ListApiKeysInput } from "./schema";

/**
 * The tenant's keys, newest first, the revoked ones too.
 *
 * @throws FORBIDDEN without keys:write
 * @throws INVALID the cursor is not one of ours
 */
export async function listApiKeys(
  context: Context,
  { cursor, limit }: ListApiKeysInput,
): Promise<{ items: ApiKey[]; nextCursor: string | null }> {
  requirePermission(context, "keys:write");
  if (cursor !== undefined && !z.uuid().safeParse(cursor).success)
    throw new DomainError("INVALID", "api.badCursor", { field: "cursor" });
  const rows = await withTenant(context, (tx) =>
    tx
      .select({
        keyId: apiKeys.id,
        name: apiKeys.name,
        tail: apiKeys.tail,
        scopes: apiKeys.scopes,
        allowedNetworks: apiKeys.allowedNetworks,
        sandbox: apiKeys.sandbox,
        overlapEndsAt: sql<string | null>`(
          select max(i.valid_until) from ${apiKeyIndex} i
          where i.tenant = ${apiKeys.tenantId} and i.key_id = ${apiKeys.id} and i.valid_until > now())`.mapWith(
          (value: string) => new Date(value),
        ),
        createdBy: apiKeys.createdBy,
        createdAt: apiKeys.createdAt,
        expiresAt: apiKeys.expiresAt,
        lastUsedAt: apiKeys.lastUsedAt,
        revokedAt: apiKeys.revokedAt,
      })
      .from(apiKeys)
      .where(and(ofTenant(apiKeys, context), cursor === undefined ? undefined : lt(apiKeys.id, cursor)))
      .orderBy(desc(apiKeys.id))
      .limit(limit + 1),
  );
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.keyId ?? null) : null };
}
