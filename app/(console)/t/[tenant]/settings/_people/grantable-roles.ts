import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/trpc/root";
import { mayChangeRole } from "@/server/domain/roles/pure/may-change-role";

export type Member = inferRouterOutputs<AppRouter>["people"]["listMembers"]["items"][number];
export type Role = Member["role"];

export const allRoles = [
  "owner",
  "admin",
  "marketer",
  "approver",
  "analyst",
  "developer",
] as const satisfies Role[];

/** The roles that somebody may give in place of `from`; for showing choices, the server decides. */
export const grantableRoles = (ownRole: Role | null, from: Role | null): Role[] =>
  ownRole === null ? [] : allRoles.filter((to) => mayChangeRole(ownRole, from, to));
