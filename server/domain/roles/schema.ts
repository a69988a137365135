import { z } from "zod";

/** The built-in roles. */
export const role = z.enum(["owner", "admin", "marketer", "approver", "analyst", "developer"]);

/** All that a role can hold, in the order of the page. A test holds it against the permission matrix. */
export const rolePermissions = [
  "contacts:read",
  "contacts:write",
  "contacts:export",
  "segments:read",
  "segments:write",
  "templates:read",
  "templates:write",
  "campaigns:read",
  "campaigns:write",
  "campaigns:test",
  "campaigns:stop",
  "approvals:decide",
  "reports:read",
  "domains:read",
  "domains:write",
  "keys:write",
  "people:write",
  "settings:write",
  "audit:read",
] as const;

const name = z.string().trim().min(1).max(60);
const permissions = z
  .array(z.enum(rolePermissions))
  .max(rolePermissions.length)
  .refine((given) => new Set(given).size === given.length, "roles.permissionTwice");

export const createRoleInput = z.strictObject({ name, permissions });
export type CreateRoleInput = z.output<typeof createRoleInput>;

export const customRoleIdInput = z.strictObject({ customRoleId: z.uuid() });
export type CustomRoleIdInput = z.output<typeof customRoleIdInput>;

/** Only what is given changes. */
export const updateRoleInput = customRoleIdInput
  .extend({ name: name.optional(), permissions: permissions.optional() })
  .refine((input) => input.name !== undefined || input.permissions !== undefined, "roles.nothingToChange");
export type UpdateRoleInput = z.output<typeof updateRoleInput>;

/** A place in the tenant, as the people page gives it: a built-in role or one of the tenant's own, and where it counts. */
export const givenPlace = {
  role: role.optional(),
  customRoleId: z.uuid().optional(),
  /** Ids of the folders that it is limited to, with all below them; null: the whole tenant. */
  folders: z.array(z.uuid()).min(1).max(50).nullable().optional(),
};
export type GivenPlace = z.output<z.ZodObject<typeof givenPlace>>;
