import { expect, test } from "vitest";
import { permissions, permissionsOfRole, type Role, roles } from "@/server/platform/context";
import { roleChoices } from "./role-choices";

const matrix = {
  permissions,
  roles: roles.map((role) => ({ role, may: permissionsOfRole[role], memberCount: 0 })),
  custom: [
    {
      customRoleId: "strong",
      name: "Strong",
      may: ["settings:write" as const],
      memberCount: 0,
      invitationCount: 0,
    },
    {
      customRoleId: "small",
      name: "Small",
      may: ["contacts:read" as const],
      memberCount: 0,
      invitationCount: 0,
    },
  ],
};
const rights = (role: Role, may = permissionsOfRole[role], folders: string[] | null = null) => ({
  role,
  may: [...may],
  folders,
});
const values = (...asked: Parameters<typeof roleChoices>) => roleChoices(...asked).map(({ value }) => value);

test("one is offered what one may give, and nobody stronger to change", () => {
  expect(values(rights("admin"), matrix, null)).not.toContain("owner");
  expect(values(rights("owner"), matrix, null)).toContain("owner");
  expect(values(rights("analyst", ["people:write", "contacts:read"]), matrix, null)).toEqual(["small"]);
  const owner = { role: "owner" as const, customRole: null, folders: null };
  expect(values(rights("admin"), matrix, owner)).toEqual([]);
});

test("whoever is limited to folders is offered the roles within them, and none for whom the whole company is open", () => {
  const may = permissionsOfRole.admin.filter((permission) => permission !== "audit:read");
  const limited = rights("admin", may, ["a"]);
  expect(values(limited, matrix, null)).toContain("marketer");
  const free = { role: "analyst" as const, customRole: null, folders: null };
  expect(values(limited, matrix, free)).toEqual([]);
});
