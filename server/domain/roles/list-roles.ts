import { type Permission, permissions, permissionsOfRole, type Role, roles } from "@/server/platform/context";

export type RoleMatrix = {
  permissions: readonly Permission[];
  roles: readonly { role: Role; may: readonly Permission[] }[];
};

/** What each role may do; the same for every tenant, and no secret. */
export const listRoles = (): RoleMatrix => ({
  permissions,
  roles: roles.map((role) => ({ role, may: permissionsOfRole[role] })),
});
