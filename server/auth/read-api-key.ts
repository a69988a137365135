import { and, eq, isNull, or, sql } from "drizzle-orm";
import { globalDatabase, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { apiKeyIndex, apiKeys, customRoles, members, tenants } from "@/db/schema";
import { isKeyText } from "@/server/domain/api-keys/pure/key-text";
import { keyScopes, sandboxScopes } from "@/server/domain/api-keys/schema";
import { foldersOfMember } from "@/server/domain/folders/folders-of-member";
import { mayOf } from "@/server/domain/roles/may-of";
import type { Permission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { isInNetworks } from "@/server/platform/networks";
import { hashToken } from "@/server/platform/secrets";
import { type CheckedKey, whileStanding } from "./request-context";
import { requireTenantNetwork } from "./require-tenant-network";

/** The time of last use is written at most this often. */
const touchSeconds = 300;
const refused = () => new DomainError("UNAUTHENTICATED", "api-keys.refused");

/**
 * Checks the key of an Authorization header. What the key may do, and in which folders, is what its scopes and its maker's present rights have in
 * common: a key never outlives the rights of who made it.
 *
 * @param address of the client as the edge saw it
 * @throws UNAUTHENTICATED there is none, or it is unknown, revoked, rotated away, expired, or its maker has left: one answer for all
 * @throws FORBIDDEN the key is valid, but not from there
 */
export async function readApiKey(authorization: string | null, address: string | null): Promise<CheckedKey> {
  const key = /^Bearer +(\S+) *$/i.exec(authorization ?? "")?.[1];
  if (key === undefined) throw new DomainError("UNAUTHENTICATED", "api.keyMissing");
  if (!isKeyText(key)) throw refused();
  const [indexed] = await globalDatabase()
    .select({ tenantId: apiKeyIndex.tenant, keyId: apiKeyIndex.keyId })
    .from(apiKeyIndex)
    .where(
      and(
        eq(apiKeyIndex.hash, hashToken(key)),
        or(isNull(apiKeyIndex.validUntil), sql`${apiKeyIndex.validUntil} > now()`),
      ),
    );
  if (!indexed) throw refused();
  const isLive = and(
    ofTenant(apiKeys, indexed, indexed.keyId),
    isNull(apiKeys.revokedAt),
    or(isNull(apiKeys.expiresAt), sql`${apiKeys.expiresAt} > now()`),
  );
  return withTenant(indexed, async (tx) => {
    const [row] = await tx
      .select({
        scopes: apiKeys.scopes,
        networks: apiKeys.allowedNetworks,
        sandbox: apiKeys.sandbox,
        role: members.role,
        customPermissions: customRoles.permissions,
        inFoldersOnly: members.inFoldersOnly,
        makerId: members.personId,
        standing: tenants.standing,
        isStale: sql<boolean>`${apiKeys.lastUsedAt} is null or ${apiKeys.lastUsedAt} < now() - make_interval(secs => ${touchSeconds})`,
      })
      .from(apiKeys)
      .innerJoin(tenants, eq(tenants.tenantId, apiKeys.tenantId))
      .innerJoin(
        members,
        and(eq(members.tenantId, apiKeys.tenantId), eq(members.personId, apiKeys.createdBy)),
      )
      .leftJoin(customRoles, and(ofTenant(customRoles, indexed), eq(customRoles.id, members.customRoleId)))
      .where(isLive);
    if (!row) throw refused();
    await requireTenantNetwork(tx, indexed, address);
    if (!isInNetworks(address, row.networks))
      throw new DomainError("FORBIDDEN", "api-keys.otherNetwork", { address });
    if (row.isStale) await tx.update(apiKeys).set({ lastUsedAt: sql`now()` }).where(isLive);
    const scopes = new Set<string>(row.scopes);
    const mayMaker = mayOf(row);
    const possible: readonly Permission[] = row.sandbox ? sandboxScopes : keyScopes;
    return {
      ...indexed,
      sandbox: row.sandbox,
      ...whileStanding(
        row.standing,
        possible.filter((scope) => scopes.has(scope) && mayMaker.has(scope)),
      ),
      folders: row.inFoldersOnly ? await foldersOfMember(tx, indexed, row.makerId) : null,
    };
  });
}
