import fc from "fast-check";
import { expect, test } from "vitest";
import { memberRoles } from "@/db/schema/tenants";
import { keyScopes } from "@/server/domain/api-keys/schema";
import { permissions, permissionsOfRole, type Role, roles } from "@/server/platform/context";
import { mayChangeRole } from "./may-change-role";

test.each([
  { own: "admin", from: "marketer", to: "admin", allowed: true },
  { own: "admin", from: "marketer", to: "owner", allowed: false },
  { own: "admin", from: "owner", to: "analyst", allowed: false },
  { own: "admin", from: "owner", to: null, allowed: false },
  { own: "owner", from: null, to: "owner", allowed: true },
  { own: "owner", from: "owner", to: null, allowed: true },
] as const)("$own turning $from into $to: $allowed", ({ own, from, to, allowed }) => {
  expect(mayChangeRole(own, from, to)).toBe(allowed);
});

test("the roles of the database are the roles of the permission matrix", () => {
  expect([...memberRoles].sort()).toEqual([...roles].sort());
});

test("no chain of allowed changes brings anybody more than the roles they began with", () => {
  const role = fc.constantFrom(...roles);
  const change = fc.record({ by: fc.nat(4), of: fc.nat(4), to: fc.option(role) });
  fc.assert(
    fc.property(role, fc.array(change, { maxLength: 40 }), (mine, changes) => {
      // Member 0 is the attacker; the others are accounts that the attacker makes up, so begin as nobody.
      const held: (Role | null)[] = [mine, null, null, null, null];
      for (const { by, of, to } of changes) {
        const own = held[by] ?? null;
        const mayManage = own !== null && permissionsOfRole[own].includes("people:write");
        if (mayManage && mayChangeRole(own, held[of] ?? null, to)) held[of] = to;
      }
      const reached = new Set(held.flatMap((own) => (own === null ? [] : permissionsOfRole[own])));
      for (const permission of reached) expect(permissionsOfRole[mine]).toContain(permission);
      expect(held.includes("owner")).toBe(mine === "owner" && held.includes("owner"));
    }),
  );
});

test("an API key can hold no right to hand out access or to approve", () => {
  const peopleOnly = permissions.filter((permission) => !keyScopes.some((scope) => scope === permission));
  expect(peopleOnly).toEqual(["approvals:decide", "keys:write", "people:write"]);
});
