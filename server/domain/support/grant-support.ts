import { sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { supportGrants } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission, requirePerson } from "@/server/platform/context";
import type { GrantSupportInput } from "./schema";

/**
 * Lets the installation's staff look into the tenant for a time: reading, with no export, until it ends or is taken back.
 *
 * @throws FORBIDDEN without settings:write, and for keys: only a person gives leave
 */
export async function grantSupport(
  context: Context,
  { reason, hours }: GrantSupportInput,
): Promise<{ grantId: string }> {
  requirePermission(context, "settings:write");
  const grantedBy = requirePerson(context);
  return withTenant(context, async (tx) => {
    const [made] = await tx
      .insert(supportGrants)
      .values({
        tenantId: context.tenantId,
        reason,
        grantedBy,
        expiresAt: sql`now() + make_interval(hours => ${hours})`,
      })
      .returning({ grantId: supportGrants.id });
    if (!made) throw new Error("a support grant was not made");
    await appendAudit(tx, context, {
      action: "support.grant",
      subject: `support-grants/${made.grantId}`,
      details: { hours, reason },
    });
    return made;
  });
}
