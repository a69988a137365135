import { and, eq, isNotNull, or, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { customRoles, invitations, members } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import { requireWithinOwn } from "./require-within-own";
import type { CustomRoleIdInput } from "./schema";

/**
 * Forgets a role of the tenant's own that nobody has.
 *
 * @throws FORBIDDEN without people:write, when what it may goes beyond the actor's own rights, and for somebody who is limited to folders
 * @throws NOT_FOUND no such role
 * @throws CONFLICT members have it, or open invitations offer it; `details` says how many
 */
export async function deleteRole(context: Context, { customRoleId }: CustomRoleIdInput): Promise<void> {
  requirePermission(context, "people:write");
  await withTenant(context, async (tx) => {
    // The lock holds off whoever is giving it to somebody right now.
    const [before] = await tx
      .select({ name: customRoles.name, permissions: customRoles.permissions })
      .from(customRoles)
      .where(ofTenant(customRoles, context, customRoleId))
      .for("update");
    if (!before) throw notFound("roles");
    requireWithinOwn(context, before.permissions);
    // What an invitation offered that nobody can accept any more is past.
    await tx
      .update(invitations)
      .set({ customRoleId: null })
      .where(
        and(
          ofTenant(invitations, context),
          eq(invitations.customRoleId, customRoleId),
          or(
            isNotNull(invitations.acceptedAt),
            isNotNull(invitations.revokedAt),
            sql`${invitations.expiresAt} <= now()`,
          ),
        ),
      );
    const memberCount = await tx.$count(
      members,
      and(ofTenant(members, context), eq(members.customRoleId, customRoleId)),
    );
    const invitationCount = await tx.$count(
      invitations,
      and(ofTenant(invitations, context), eq(invitations.customRoleId, customRoleId)),
    );
    if (memberCount + invitationCount > 0)
      throw new DomainError("CONFLICT", "roles.inUse", {
        members: memberCount,
        invitations: invitationCount,
      });
    await tx.delete(customRoles).where(ofTenant(customRoles, context, customRoleId));
    await appendAudit(tx, context, { action: "role.delete", subject: `roles/${customRoleId}`, before });
  });
}
