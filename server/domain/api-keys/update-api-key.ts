import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { apiKeys } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission, requirePerson } from "@/server/platform/context";
import { lockKey } from "./lock-key";
import type { UpdateApiKeyInput } from "./schema";

/**
 * Changes a key's name, or from where it may be used; the next request with it is judged by that. What it may do does not change: that
 * wants a new key.
 *
 * @throws FORBIDDEN without keys:write, and for keys themselves · NOT_FOUND · CONFLICT it has ended
 */
export async function updateApiKey(
  context: Context,
  { keyId, name, allowedNetworks }: UpdateApiKeyInput,
): Promise<void> {
  requirePermission(context, "keys:write");
  requirePerson(context);
  await withTenant(context, async (tx) => {
    const known = await lockKey(tx, context, keyId);
    const after = {
      name: name ?? known.name,
      allowedNetworks: allowedNetworks ?? known.allowedNetworks,
    };
    await tx
      .update(apiKeys)
      .set(after)
      .where(ofTenant(apiKeys, context, keyId));
    await appendAudit(tx, context, {
      action: "api-key.update",
      subject: `api-keys/${keyId}`,
      before: { name: known.name, allowedNetworks: known.allowedNetworks },
      after,
    });
  });
}
