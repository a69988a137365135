import { type Permission, permissions, permissionsOfRole, type Role } from "@/server/platform/context";

export type RoleHolder = {
  readonly role: Role;
  /** Of the tenant's own role that the member has; null: `role` decides. */
  readonly customPermissions: readonly string[] | null;
  readonly inFoldersOnly: boolean;
};

/** What tells of the whole tenant, so is of no use to somebody who may see a part. */
const ofWholeTenant: ReadonlySet<Permission> = new Set(["audit:read"]);

/**
 * What a member may do. A role of the tenant's own decides in place of the built-in one, which such a member keeps at the
 * lowest rank, `analyst`: wherever ranks are compared, somebody with a role of the tenant's own stands above nobody.
 */
export const mayOf = ({ role, customPermissions, inFoldersOnly }: RoleHolder): ReadonlySet<Permission> =>
  new Set(
    permissions.filter(
      (permission) =>
        (customPermissions ?? permissionsOfRole[role]).includes(permission) &&
        !(inFoldersOnly && ofWholeTenant.has(permission)),
    ),
  );
