import type { memberRoles } from "@/db/schema/tenants";

type Role = (typeof memberRoles)[number];

/** Who stands above whom. Owner and admin may do the same things; only owners decide who is an owner. */
const ranks: Readonly<Record<Role, number>> = {
  owner: 3,
  admin: 2,
  marketer: 1,
  approver: 1,
  analyst: 1,
  developer: 1,
};

/**
 * Whether somebody may turn a member's role into another, given that they may manage people at all: neither the role that
 * is taken nor the one that is given stands above their own.
 *
 * @param from null for a new member
 * @param to null for a member who is removed
 */
export const mayChangeRole = (own: Role, from: Role | null, to: Role | null): boolean =>
  [from, to].every((role) => role === null || ranks[role] <= ranks[own]);
