import { sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { customRoles, invitations, members } from "@/db/schema";
import {
  type Context,
  type Permission,
  permissions,
  permissionsOfRole,
  type Role,
  requirePerson,
  roles,
} from "@/server/platform/context";

export type CustomRole = {
  customRoleId: string;
  name: string;
  may: readonly Permission[];
  memberCount: number;
  /** Offered, and not yet accepted. */
  invitationCount: number;
};
export type RoleMatrix = {
  permissions: readonly Permission[];
  roles: readonly { role: Role; may: readonly Permission[]; memberCount: number }[];
  custom: readonly CustomRole[];
};

/**
 * What each role may do: the built-in ones, the same for every tenant, and the tenant's own, by name. Members see all of it.
 *
 * @throws FORBIDDEN for keys and jobs
 */
export async function listRoles(context: Context): Promise<RoleMatrix> {
  requirePerson(context);
  return withTenant(context, async (tx) => {
    const held = await tx
      .select({ role: members.role, count: sql<number>`count(*)::int` })
      .from(members)
      .where(sql`${ofTenant(members, context)} and ${members.customRoleId} is null`)
      .groupBy(members.role);
    const own = await tx
      .select({
        customRoleId: customRoles.id,
        name: customRoles.name,
        permissions: customRoles.permissions,
        memberCount: sql<number>`(select count(*)::int from ${members} m
          where m.tenant_id = ${context.tenantId} and m.custom_role_id = "custom_roles"."id")`,
        invitationCount: sql<number>`(select count(*)::int from ${invitations} i
          where i.tenant_id = ${context.tenantId} and i.custom_role_id = "custom_roles"."id"
            and i.accepted_at is null and i.revoked_at is null and i.expires_at > now())`,
      })
      .from(customRoles)
      .where(ofTenant(customRoles, context))
      .orderBy(customRoles.name);
    return {
      permissions,
      roles: roles.map((role) => ({
        role,
        may: permissionsOfRole[role],
        memberCount: held.find((row) => row.role === role)?.count ?? 0,
      })),
      custom: own.map(({ permissions: stored, ...rest }) => ({
        ...rest,
        may: permissions.filter((permission) => stored.includes(permission)),
      })),
    };
  });
}
