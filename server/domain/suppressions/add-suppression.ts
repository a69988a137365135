import { withTenant } from "@/db/client";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { addressHashOf } from "./address-hash-of";
import { recordSuppression } from "./record-suppression";
import type { AddSuppressionInput } from "./schema";

/**
 * Takes an address out of all mail by hand: a contact's, or one that no contact has.
 *
 * @returns `added`: it was not suppressed before
 * @throws NOT_FOUND no such contact · INVALID no address
 */
export async function addSuppression(
  context: Context,
  { reason, ...whom }: AddSuppressionInput,
): Promise<{ added: boolean }> {
  requirePermission(context, "contacts:write");
  return withTenant(context, async (tx) => {
    const addressHash = await addressHashOf(tx, context, whom);
    const added = await recordSuppression(tx, context, { addressHash, cause: "by-hand", reason });
    await appendAudit(tx, context, {
      action: "suppression.add",
      subject: `suppressions/${addressHash}`,
      details: { added },
    });
    return { added };
  });
}
