import type { Permission } from "./role-types";

export type PermissionGroup = "contacts" | "segments" | "templates" | "campaigns" | "reports" | "company";

const groupOfNoun: Readonly<Record<string, PermissionGroup>> = {
  contacts: "contacts",
  segments: "segments",
  templates: "templates",
  campaigns: "campaigns",
  approvals: "campaigns",
  reports: "reports",
};

/** Permissions under the nouns that people know, in the order in which they are given. */
export function permissionGroups(
  permissions: readonly Permission[],
): { group: PermissionGroup; permissions: Permission[] }[] {
  const groups = Map.groupBy(
    permissions,
    (permission) => groupOfNoun[permission.split(":")[0] ?? ""] ?? "company",
  );
  return [...groups].map(([group, members]) => ({ group, permissions: members }));
}
