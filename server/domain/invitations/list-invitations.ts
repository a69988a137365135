import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { customRoles, invitations, members, people } from "@/db/schema";
import { type Context, requirePermission, requirePerson } from "@/server/platform/context";
import type { Invitation } from "./schema";

/** More wait in no company; older ones are found by withdrawing newer. */
const most = 200;

/**
 * Invitations that nobody has followed or withdrawn, the latest first.
 *
 * @throws FORBIDDEN without people:write, for keys and jobs
 */
export async function listInvitations(context: Context): Promise<Invitation[]> {
  requirePermission(context, "people:write");
  requirePerson(context);
  return withTenant(context, (tx) =>
    tx
      .select({
        invitationId: invitations.id,
        email: invitations.email,
        name: invitations.name,
        role: invitations.role,
        customRole: customRoles.name,
        inFoldersOnly: invitations.inFoldersOnly,
        invitedBy: people.name,
        createdAt: invitations.createdAt,
        expiresAt: invitations.expiresAt,
        isOver: sql<boolean>`${invitations.expiresAt} <= now()`,
      })
      .from(invitations)
      .leftJoin(
        customRoles,
        and(ofTenant(customRoles, context), eq(customRoles.id, invitations.customRoleId)),
      )
      .leftJoin(members, and(ofTenant(members, context), eq(members.personId, invitations.invitedBy)))
      .leftJoin(people, eq(people.id, members.personId))
      .where(
        and(ofTenant(invitations, context), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)),
      )
      .orderBy(desc(invitations.id))
      .limit(most),
  );
}
