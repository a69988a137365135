import fc from "fast-check";
import { expect, test } from "vitest";
import { keyScopes } from "@/server/domain/api-keys/schema";
import { type TreeRow, withBelow } from "@/server/domain/folders/pure/fault-of-place";
import { mayOf } from "@/server/domain/roles/may-of";
import { type Permission, permissions, type Role, roles } from "@/server/platform/context";
import { beyondOwn } from "./beyond-own";
import { mayGrant, type Standing } from "./may-grant";

/** Two brands with a team below each; `null` in the sets below stands for what lies outside of all folders. */
const tree: TreeRow[] = [
  { id: "a", parentId: null },
  { id: "a1", parentId: "a" },
  { id: "b", parentId: null },
  { id: "b1", parentId: "b" },
];
const everywhere = ["a", "a1", "b", "b1", null];

type Place = { role: Role; custom: number | null; folders: string[] | null };
type Tenant = {
  roles: Permission[][];
  places: (Place | null)[];
  keys: { of: number; scopes: Permission[] }[];
};

/** What a place comes to: as a request of its holder is let in, folders with all below them. */
function standingOf(tenant: Tenant, place: Place): Standing {
  const customPermissions = place.custom === null ? null : (tenant.roles[place.custom] ?? []);
  return {
    role: place.role,
    may: mayOf({ role: place.role, customPermissions, inFoldersOnly: place.folders !== null }),
    folders: place.folders && new Set(place.folders.flatMap((id) => [...withBelow(tree, id)])),
  };
}
const reachOf = ({ may, folders }: Standing, scopes: readonly string[] = permissions): string[] =>
  [...may]
    .filter((permission) => scopes.includes(permission))
    .flatMap((permission) =>
      (folders ? [...folders] : everywhere).map((place) => `${permission} in ${place}`),
    );

const permission = fc.constantFrom(...permissions);
const some = fc.uniqueArray(permission, { maxLength: 3 });
const folders = fc.option(fc.uniqueArray(fc.constantFrom("a", "a1", "b", "b1"), { maxLength: 2 }));
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.record({ role: fc.constantFrom(...roles), custom: fc.constant(null), folders }),
  fc.record({ role: fc.constant<Role>("analyst"), custom: fc.nat(3), folders }),
);
const who = fc.nat(4);
const by = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: who });
const act = fc.oneof(
  fc.record({ kind: fc.constant("place" as const), by, of: who, to: fc.option(place) }),
  fc.record({ kind: fc.constant("make-role" as const), by, may: some }),
  fc.record({ kind: fc.constant("change-role" as const), by, no: fc.nat(5), may: some }),
  fc.record({ kind: fc.constant("key" as const), by, scopes: some }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** The act as the verbs decide it; what is refused changes nothing. */
function after(tenant: Tenant, one: Act, grant: typeof mayGrant): Tenant {
  const actor = tenant.places[one.by];
  if (!actor) return tenant;
  const own = standingOf(tenant, actor);
  if (one.kind === "key") {
    const isAllowed = own.may.has("keys:write") && one.scopes.every((scope) => own.may.has(scope));
    const scopes = one.scopes.filter((scope) => keyScopes.some((known) => known === scope));
    return isAllowed ? { ...tenant, keys: [...tenant.keys, { of: one.by, scopes }] } : tenant;
  }
  if (!own.may.has("people:write")) return tenant;
  if (one.kind === "place") {
    const from = tenant.places[one.of] ?? null;
    if (one.to?.custom !== null && one.to && tenant.roles[one.to.custom] === undefined) return tenant;
    if (one.to?.role === "owner" && one.to.folders !== null) return tenant;
    const [before, wanted] = [from, one.to].map((each) => each && standingOf(tenant, each));
    return grant(own, before ?? null, wanted ?? null)
      ? { ...tenant, places: tenant.places.map((old, no) => (no === one.of ? one.to : old)) }
      : tenant;
  }
  const old = one.kind === "change-role" ? tenant.roles[one.no] : [];
  if (old === undefined || beyondOwn(own, [...old, ...one.may])?.length !== 0) return tenant;
  return one.kind === "make-role"
    ? { ...tenant, roles: [...tenant.roles, one.may] }
    : { ...tenant, roles: tenant.roles.map((may, no) => (no === one.no ? one.may : may)) };
}

const strong: fc.Arbitrary<Place> = fc.oneof(
  place,
  fc.record({
    role: fc.constantFrom<Role>("owner", "admin"),
    custom: fc.constant(null),
    folders: fc.constant(null),
  }),
  fc.record({ role: fc.constantFrom<Role>("admin"), custom: fc.constant(null), folders }),
  fc.record({ role: fc.constant<Role>("analyst"), custom: fc.constant(0), folders }),
);
const start = fc.record({ mine: strong, roles: fc.array(some, { minLength: 4, maxLength: 4 }) });

/** Says whether anybody of the attacker's goes beyond what he began with, after acts that are decided by `grant`. */
const noWayUp = (grant: typeof mayGrant, note: () => void = () => undefined) =>
  fc.property(
    start,
    fc.array(act, { maxLength: 40, size: "max" }),
    ({ mine, roles: [first = [], ...others] }, acts) => {
      // Place 0 is the attacker's; the others he makes up, so they begin as nobody's. Others made the first four roles.
      const made = [[...new Set<Permission>([...first, "people:write", "keys:write"])], ...others];
      let tenant: Tenant = { roles: made, places: [mine, null, null, null, null], keys: [] };
      const had = new Set(reachOf(standingOf(tenant, mine)));
      for (const one of acts) {
        const next = after(tenant, one, grant);
        if (next !== tenant) note();
        tenant = next;
        const held = tenant.places.flatMap((each) => (each ? reachOf(standingOf(tenant, each)) : []));
        const byKeys = tenant.keys.flatMap(({ of, scopes }) => {
          const maker = tenant.places[of];
          return maker ? reachOf(standingOf(tenant, maker), scopes) : [];
        });
        const isOwner = tenant.places.some((each) => each?.role === "owner");
        if ([...held, ...byKeys].some((right) => !had.has(right)) || (isOwner && mine.role !== "owner"))
          return false;
      }
      return true;
    },
  );

test("no sequence of allowed acts brings anybody, or what he makes up, beyond the rights he began with", () => {
  let allowed = 0;
  const note = () => {
    allowed += 1;
  };
  fc.assert(noWayUp(mayGrant, note), { numRuns: 1_000 });
  // A model in which nothing is ever allowed proves nothing.
  expect(allowed).toBeGreaterThan(2_000);
});

const everyFolder = (standing: Standing | null) => standing && { ...standing, folders: null };
const nothing = (standing: Standing | null) => standing && { ...standing, may: new Set<string>() };
test.each([
  { forgets: "rank", grant: (own, from, to) => mayGrant({ ...own, role: "owner" }, from, to) },
  {
    forgets: "folders",
    grant: (own, from, to) => mayGrant({ ...own, folders: null }, everyFolder(from), everyFolder(to)),
  },
  { forgets: "permissions", grant: (own, from, to) => mayGrant(own, nothing(from), nothing(to)) },
] satisfies { forgets: string; grant: typeof mayGrant }[])(
  "a gate that forgets $forgets is found out",
  ({ grant }) => {
    expect(fc.check(noWayUp(grant), { numRuns: 3_000 }).failed).toBe(true);
  },
);
