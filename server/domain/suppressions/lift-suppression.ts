import { and, eq } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { suppressionEvents, suppressions } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { addressHashOf } from "./address-hash-of";
import type { LiftSuppressionInput } from "./schema";

/**
 * Lets an address get mail again. The reason stays in the ledger.
 *
 * @throws NOT_FOUND no such contact, or its address is not suppressed · INVALID no address
 */
export async function liftSuppression(
  context: Context,
  { reason, ...whom }: LiftSuppressionInput,
): Promise<void> {
  requirePermission(context, "contacts:write");
  await withTenant(context, async (tx) => {
    const addressHash = await addressHashOf(tx, context, whom);
    const [lifted] = await tx
      .delete(suppressions)
      .where(and(ofTenant(suppressions, context), eq(suppressions.addressHash, addressHash)))
      .returning({ cause: suppressions.cause });
    if (!lifted) throw notFound("suppressions");
    await tx
      .insert(suppressionEvents)
      .values({ tenantId: context.tenantId, addressHash, kind: "lifted", cause: lifted.cause, reason });
    await appendAudit(tx, context, {
      action: "suppression.lift",
      subject: `suppressions/${addressHash}`,
      details: { cause: lifted.cause },
    });
  });
}
