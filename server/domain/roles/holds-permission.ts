import { type SQL, sql } from "drizzle-orm";
import { customRoles, members } from "@/db/schema";
import { type Permission, permissionsOfRole, roles } from "@/server/platform/context";

/** The condition on `members` of having a permission: by the tenant's own role where there is one, else by the built-in. */
export function holdsPermission(permission: Permission): SQL<boolean> {
  const builtIn = roles.filter((role) => permissionsOfRole[role].includes(permission));
  return sql<boolean>`case when ${members.customRoleId} is null then ${members.role} = any (${sql.param(builtIn)}::text[])
    else exists (select from ${customRoles} where ${customRoles.tenantId} = ${members.tenantId}
      and ${customRoles.id} = ${members.customRoleId} and ${permission} = any (${customRoles.permissions})) end`;
}
