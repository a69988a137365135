import { randomBytes } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { apiKeyIndex, apiKeys } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission, requirePerson } from "@/server/platform/context";
import { hashToken } from "@/server/platform/secrets";
import type { CreatedApiKey } from "./create-api-key";
import { lockKey } from "./lock-key";
import { keyText } from "./pure/key-text";
import { refuseBeyond } from "./refuse-beyond";
import type { RotateApiKeyInput } from "./schema";

/**
 * Gives a key a new text, shown this once; the text before works for the overlap, so that programs can be changed without a stop.
 * Whoever rotates a key holds it from then on: it can do no more than they may.
 *
 * @throws FORBIDDEN without keys:write, for keys themselves, and when the key may do what its new holder may not
 * @throws NOT_FOUND · CONFLICT it was revoked or has expired
 */
export async function rotateApiKey(
  context: Context,
  { keyId, overlapHours, daysValid }: RotateApiKeyInput,
): Promise<CreatedApiKey> {
  requirePermission(context, "keys:write");
  const personId = requirePerson(context);
  return withTenant(context, async (tx) => {
    const known = await lockKey(tx, context, keyId);
    refuseBeyond(context, known.scopes);
    const key = keyText(keyId, randomBytes(32), known.sandbox ? "sandbox" : "live");
    await endFormerTexts(tx, context, keyId, overlapHours);
    await tx.insert(apiKeyIndex).values({ hash: hashToken(key), tenant: context.tenantId, keyId });
    const expiresAt =
      daysValid === undefined
        ? undefined
        : daysValid === null
          ? null
          : sql`now() + make_interval(days => ${daysValid})`;
    await tx
      .update(apiKeys)
      .set({ tail: key.slice(-4), createdBy: personId, ...(expiresAt !== undefined && { expiresAt }) })
      .where(ofTenant(apiKeys, context, keyId));
    await appendAudit(tx, context, {
      action: "api-key.rotate",
      subject: `api-keys/${keyId}`,
      details: { overlapHours, ...(daysValid !== undefined && { daysValid }) },
      before: { tail: known.tail, holder: known.createdBy },
      after: { tail: key.slice(-4), holder: personId },
    });
    return { keyId, key };
  });
}

/** A text that was to end sooner ends when it was to. */
async function endFormerTexts(
  tx: Transaction,
  context: Context,
  keyId: string,
  overlapHours: number,
): Promise<void> {
  const ofKey = and(eq(apiKeyIndex.tenant, context.tenantId), eq(apiKeyIndex.keyId, keyId));
  if (overlapHours === 0) await tx.delete(apiKeyIndex).where(ofKey);
  else
    await tx
      .update(apiKeyIndex)
      .set({
        validUntil: sql`least(${apiKeyIndex.validUntil}, now() + make_interval(hours => ${overlapHours}))`,
      })
      .where(ofKey);
}
