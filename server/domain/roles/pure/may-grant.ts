import type { memberRoles } from "@/db/schema/tenants";
import { mayChangeRole } from "./may-change-role";

/** What somebody may do in a tenant, and where. */
export type Standing = {
  readonly role: (typeof memberRoles)[number];
  readonly may: ReadonlySet<string>;
  /** Ids of the folders, that it is limited to; of the acting person, with all below them. Null: the whole tenant. */
  readonly folders: ReadonlySet<string> | null;
};

/** Whether all that the one may do, wherever it may, is also the other's: his own, whatever he makes of it. */
export const covers = (own: Standing, other: Standing): boolean =>
  [...other.may].every((permission) => own.may.has(permission)) &&
  (own.folders === null ||
    (other.folders !== null && [...other.folders].every((folder) => own.folders?.has(folder))));

/**
 * Whether somebody may turn a member's standing into another, given that he may manage people at all: neither what is
 * taken nor what is given goes beyond his own.
 *
 * @param from null for a new member
 * @param to null for a member who is removed
 */
export const mayGrant = (own: Standing, from: Standing | null, to: Standing | null): boolean =>
  mayChangeRole(own.role, from?.role ?? null, to?.role ?? null) &&
  [from, to].every((standing) => standing === null || covers(own, standing));
