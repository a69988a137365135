import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/trpc/root";
import { mayGrant, type Standing } from "@/server/domain/roles/pure/may-grant";

type Outputs = inferRouterOutputs<AppRouter>;
export type RoleMatrix = Outputs["roles"]["list"];
export type OwnRights = Outputs["people"]["myRights"];
type Member = Outputs["people"]["listMembers"]["items"][number];

/** A role, built-in or of the company's own, as inputs give it. */
export type GivenRole = { role: RoleMatrix["roles"][number]["role"] } | { customRoleId: string };
export type RoleChoice = {
  /** The built-in role's name or the own role's id. */
  value: string;
  given: GivenRole;
  /** Of a role of the company's own. */
  own: RoleMatrix["custom"][number] | null;
};

/** The value of what a member has now. */
export const valueOfMember = ({ role, customRole }: Pick<Member, "role" | "customRole">): string =>
  customRole?.customRoleId ?? role;

/**
 * The roles that somebody may give; for showing choices, the server decides.
 *
 * @param of the member whose role is changed; null for somebody new. Empty when his rights go beyond their own
 */
export function roleChoices(
  rights: OwnRights,
  { roles, custom }: RoleMatrix,
  of: Pick<Member, "role" | "customRole" | "folders"> | null,
): RoleChoice[] {
  if (rights.role === null) return [];
  const limit = rights.folders && new Set(rights.folders);
  const own: Standing = { role: rights.role, may: new Set(rights.may), folders: limit };
  // Somebody new is given folders within the giver's own, if those are limited.
  const folders = of ? of.folders && new Set(of.folders) : limit;
  const standing = (role: Standing["role"], may: readonly string[]): Standing => ({
    role,
    // What tells of the whole company is not part of rights that are limited to folders.
    may: new Set(may.filter((permission) => folders === null || permission !== "audit:read")),
    folders,
  });
  const choices = [
    ...roles.map(({ role, may }) => ({ value: role, given: { role }, own: null, to: standing(role, may) })),
    ...custom.map((one) => ({
      value: one.customRoleId,
      given: { customRoleId: one.customRoleId },
      own: one,
      to: standing("analyst", one.may),
    })),
  ];
  const from = of && (choices.find(({ value }) => value === valueOfMember(of))?.to ?? null);
  if (of && !from) return [];
  return choices.filter(({ to }) => mayGrant(own, from, to)).map(({ to: _, ...choice }) => choice);
}
