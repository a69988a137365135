import { and, eq, isNull, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { apiKeyIndex, apiKeys } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

/**
 * Ends a key for good; the very next request with it is refused, in every process. A second call changes nothing.
 *
 * @throws FORBIDDEN without keys:write
 * @throws NOT_FOUND no such key in this tenant
 */
export async function revokeApiKey(context: Context, { keyId }: { keyId: string }): Promise<void> {
  requirePermission(context, "keys:write");
  await withTenant(context, async (tx) => {
    const [known] = await tx
      .select({ id: apiKeys.id })
      .from(apiKeys)
      .where(ofTenant(apiKeys, context, keyId));
    if (!known) throw notFound("api-keys");
    const revoked = await tx
      .update(apiKeys)
      .set({ revokedAt: sql`now()` })
      .where(and(ofTenant(apiKeys, context, keyId), isNull(apiKeys.revokedAt)))
      .returning({ id: apiKeys.id });
    await tx
      .delete(apiKeyIndex)
      .where(and(eq(apiKeyIndex.tenant, context.tenantId), eq(apiKeyIndex.keyId, keyId)));
    if (revoked.length > 0)
      await appendAudit(tx, context, { action: "api-key.revoke", subject: `api-keys/${keyId}` });
  });
}
