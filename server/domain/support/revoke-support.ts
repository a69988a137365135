import { and, isNull, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { supportGrants } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission, requirePerson } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

/**
 * Takes leave back; the next request of staff is refused.
 *
 * @throws FORBIDDEN without settings:write, and for keys
 * @throws NOT_FOUND there is no such leave, or it was taken back already
 */
export async function revokeSupport(context: Context, { grantId }: { grantId: string }): Promise<void> {
  requirePermission(context, "settings:write");
  requirePerson(context);
  await withTenant(context, async (tx) => {
    const ended = await tx
      .update(supportGrants)
      .set({ revokedAt: sql`now()` })
      .where(and(ofTenant(supportGrants, context, grantId), isNull(supportGrants.revokedAt)))
      .returning({ id: supportGrants.id });
    if (ended.length === 0) throw notFound("support");
    await appendAudit(tx, context, { action: "support.revoke", subject: `support-grants/${grantId}` });
  });
}
