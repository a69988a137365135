import { expect, test } from "vitest";
import { type Permission, permissionsOfRole, type Role } from "@/server/platform/context";
import { mayGrant, type Standing } from "./may-grant";

const standing = (role: Role, may = permissionsOfRole[role], folders: string[] | null = null): Standing => ({
  role,
  may: new Set(may),
  folders: folders && new Set(folders),
});
const hr: Permission[] = ["people:write", "contacts:read"];
const inA = (role: Role) => standing(role, permissionsOfRole[role], ["a", "a1"]);

test.each([
  { rule: "what one has", own: standing("admin"), from: null, to: standing("marketer"), allowed: true },
  { rule: "a higher rank", own: standing("admin"), from: null, to: standing("owner"), allowed: false },
  {
    rule: "more than one has",
    own: standing("analyst", hr),
    from: null,
    to: standing("analyst"),
    allowed: false,
  },
  {
    rule: "less than one has",
    own: standing("analyst", hr),
    from: null,
    to: standing("analyst", []),
    allowed: true,
  },
  {
    rule: "over whom has more",
    own: standing("analyst", hr),
    from: standing("marketer"),
    to: null,
    allowed: false,
  },
  {
    rule: "a folder of one's own",
    own: inA("admin"),
    from: null,
    to: standing("marketer", ["contacts:read"], ["a1"]),
    allowed: true,
  },
  {
    rule: "another folder",
    own: inA("admin"),
    from: null,
    to: standing("marketer", [], ["b"]),
    allowed: false,
  },
  { rule: "the whole tenant", own: inA("admin"), from: null, to: standing("marketer", []), allowed: false },
  {
    rule: "over whom the whole tenant is open to",
    own: inA("admin"),
    from: standing("analyst"),
    to: standing("analyst", [], ["a"]),
    allowed: false,
  },
])("giving $rule: $allowed", ({ own, from, to, allowed }) => {
  expect(mayGrant(own, from, to)).toBe(allowed);
});
