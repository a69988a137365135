import { desc } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { auditAnchors, auditSeals } from "@/db/schema";
import { type Context, requirePermission } from "@/server/platform/context";
import type { AuditChain } from "./schema";

/**
 * How far the tenant's log is chained. Whoever keeps the head elsewhere can tell later whether the log was cut.
 *
 * @throws FORBIDDEN without audit:read
 */
export async function getAuditChain(context: Context): Promise<AuditChain> {
  requirePermission(context, "audit:read");
  return withTenant(context, async (tx) => {
    const [head] = await tx
      .select({ no: auditSeals.no, hash: auditSeals.hash, sealedAt: auditSeals.sealedAt })
      .from(auditSeals)
      .where(ofTenant(auditSeals, context))
      .orderBy(desc(auditSeals.no))
      .limit(1);
    const [anchored] = await tx
      .select({ no: auditAnchors.no, hash: auditAnchors.hash, at: auditAnchors.at })
      .from(auditAnchors)
      .where(ofTenant(auditAnchors, context))
      .orderBy(desc(auditAnchors.no))
      .limit(1);
    return { head: head ?? null, anchored: anchored ?? null };
  });
}
