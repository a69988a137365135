import { expect, test } from "vitest";
import { permissions } from "@/server/platform/context";
import { permissionGroups } from "./permission-groups";

test("every permission stands under one noun, once", () => {
  const groups = permissionGroups(permissions);
  expect(groups.flatMap((group) => group.permissions).sort()).toEqual([...permissions].sort());
  expect(groups.map(({ group }) => group)).toEqual([
    "contacts",
    "segments",
    "templates",
    "campaigns",
    "reports",
    "company",
  ]);
});
