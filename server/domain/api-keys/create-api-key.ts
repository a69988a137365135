import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { apiKeyIndex, apiKeys } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission, requirePerson } from "@/server/platform/context";
import { hashToken } from "@/server/platform/secrets";
import { keyText } from "./pure/key-text";
import { refuseBeyond } from "./refuse-beyond";
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
  refuseBeyond(context, input.scopes);
  const { allowedNetworks = [], sandbox = false } = input;
  return withTenant(context, async (tx) => {
    const [made] = await tx.execute<{ id: string }>(sql`select uuidv7() id`);
    if (!made) throw new Error("uuidv7() gave no row");
    const key = keyText(made.id, randomBytes(32), sandbox ? "sandbox" : "live");
    await tx.insert(apiKeys).values({
      tenantId: context.tenantId,
      id: made.id,
      name: input.name,
      tail: key.slice(-4),
      scopes: [...input.scopes],
      allowedNetworks,
      sandbox,
      createdBy: personId,
      ...(input.daysValid !== null && {
        expiresAt: sql`now() + make_interval(days => ${input.daysValid})`,
      }),
    });
    await tx.insert(apiKeyIndex).values({ hash: hashToken(key), tenant: context.tenantId, keyId: made.id });
    await appendAudit(tx, context, {
      action: "api-key.create",
      subject: `api-keys/${made.id}`,
      details: {
        scopes: input.scopes,
        daysValid: input.daysValid,
        sandbox,
        networks: allowedNetworks.length,
      },
    });
    return { keyId: made.id, key };
  });
}
