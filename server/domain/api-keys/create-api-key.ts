import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { apiKeyIndex, apiKeys } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, type Permission, requirePermission, requirePerson } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { hashToken } from "@/server/platform/secrets";
import { keyText } from "./pure/key-text";
import type { CreateApiKeyInput } from "./schema";

export type CreatedApiKey = {
  keyId: string;
  /** Shown this once: only its hash is stored. */
  key: string;
};

/**
 * Makes a key for a program. It can do no more than its maker, now and whenever it is used.
 *
 * @throws FORBIDDEN without keys:write, for keys themselves, and for a scope that the maker does not have
 */
export async function createApiKey(context: Context, input: CreateApiKeyInput): Promise<CreatedApiKey> {
  requirePermission(context, "keys:write");
  const personId = requirePerson(context);
  const beyond = input.scopes.filter((scope: Permission) => !context.may.has(scope));
  if (beyond.length > 0)
    throw new DomainError("FORBIDDEN", "api-keys.scopeBeyondMaker", { field: "scopes", scopes: beyond });
  return withTenant(context, async (tx) => {
    const [made] = await tx.execute<{ id: string }>(sql`select uuidv7() id`);
    if (!made) throw new Error("uuidv7() gave no row");
    const key = keyText(made.id, randomBytes(32));
    await tx.insert(apiKeys).values({
      tenantId: context.tenantId,
      id: made.id,
      name: input.name,
      tail: key.slice(-4),
      scopes: [...input.scopes],
      createdBy: personId,
      ...(input.daysValid !== null && {
        expiresAt: sql`now() + make_interval(days => ${input.daysValid})`,
      }),
    });
    await tx.insert(apiKeyIndex).values({ hash: hashToken(key), tenant: context.tenantId, keyId: made.id });
    await appendAudit(tx, context, {
      action: "api-key.create",
      subject: `api-keys/${made.id}`,
      details: { scopes: input.scopes, daysValid: input.daysValid },
    });
    return { keyId: made.id, key };
  });
}
