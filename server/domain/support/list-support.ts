import { and, desc, eq, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { members, people, supportGrants } from "@/db/schema";
import { type Context, requirePermission, requirePerson } from "@/server/platform/context";
import type { SupportGrant } from "./schema";

/** Older ones are in the log. */
const most = 50;

/**
 * Leave that was given to staff, the latest first.
 *
 * @throws FORBIDDEN without settings:write, and for keys
 */
export async function listSupport(context: Context): Promise<SupportGrant[]> {
  requirePermission(context, "settings:write");
  requirePerson(context);
  return withTenant(context, (tx) =>
    tx
      .select({
        grantId: supportGrants.id,
        reason: supportGrants.reason,
        grantedByName: people.name,
        createdAt: supportGrants.createdAt,
        expiresAt: supportGrants.expiresAt,
        revokedAt: supportGrants.revokedAt,
        isOpen: sql<boolean>`${supportGrants.revokedAt} is null and ${supportGrants.expiresAt} > now()`,
      })
      .from(supportGrants)
      .leftJoin(
        members,
        and(eq(members.tenantId, supportGrants.tenantId), eq(members.personId, supportGrants.grantedBy)),
      )
      .leftJoin(people, eq(people.id, members.personId))
      .where(ofTenant(supportGrants, context))
      .orderBy(desc(supportGrants.id))
      .limit(most),
  );
}
