import { expect, test } from "vitest";
import { permissions, roles } from "@/server/platform/context";
import { role, rolePermissions } from "./schema";

test("what a role can hold is what the permission matrix knows", () => {
  expect(rolePermissions).toEqual(permissions);
  expect(role.options).toEqual([...roles]);
});
