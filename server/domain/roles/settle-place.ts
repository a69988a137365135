import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { customRoles, folders, memberFolders, members } from "@/db/schema";
import { isReached } from "@/server/domain/folders/lock-tree";
import type { Context, Role } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import { mayOf } from "./may-of";
import { ownStanding } from "./own-standing";
import { mayGrant, type Standing } from "./pure/may-grant";
import type { GivenPlace } from "./schema";

/** A place in a tenant, as `members` and `invitations` store it. */
export type Place = {
  readonly role: Role;
  readonly customRoleId: string | null;
  /** Null: the whole tenant. */
  readonly folders: readonly string[] | null;
};

/** The place that a member has, locked; null when there is no such member. */
export async function placeOf(tx: Transaction, context: Context, personId: string): Promise<Place | null> {
  const [member] = await tx
    .select({ role: members.role, customRoleId: members.customRoleId, limited: members.inFoldersOnly })
    .from(members)
    .where(and(ofTenant(members, context), eq(members.personId, personId)))
    .for("update");
  if (!member) return null;
  const { role, customRoleId } = member;
  if (!member.limited) return { role, customRoleId, folders: null };
  const rows = await tx
    .select({ folderId: memberFolders.folderId })
    .from(memberFolders)
    .where(and(ofTenant(memberFolders, context), eq(memberFolders.personId, personId)));
  return { role, customRoleId, folders: rows.map(({ folderId }) => folderId) };
}

/**
 * The place that is asked for: what is not said stays as it was.
 *
 * @throws INVALID a new place without a role, or with two
 * @throws NOT_FOUND no such role or folder in this tenant
 * @throws CONFLICT an owner's rights would be limited to folders
 */
async function askedPlace(
  tx: Transaction,
  context: Context,
  { role, customRoleId, folders: wanted }: GivenPlace,
  from: Place | null,
): Promise<Place> {
  if (role !== undefined && customRoleId !== undefined)
    throw new DomainError("INVALID", "roles.oneRole", { field: "role" });
  const kept = from && { role: from.role, customRoleId: from.customRoleId };
  // A role of the tenant's own decides alone; the built-in one beside it says a rank, and that is the lowest.
  const held =
    customRoleId !== undefined
      ? { role: "analyst" as const, customRoleId }
      : role !== undefined
        ? { role, customRoleId: null }
        : kept;
  if (!held) throw new DomainError("INVALID", "roles.oneRole", { field: "role" });
  const to = { ...held, folders: wanted === undefined ? (from?.folders ?? null) : wanted };
  if (to.role === "owner" && to.folders !== null)
    throw new DomainError("CONFLICT", "roles.ownerIsEverywhere", { field: "folders" });
  const ids = [...new Set(to.folders ?? [])];
  if (wanted && ids.length > 0) {
    const known = await tx
      .select({ id: folders.id })
      .from(folders)
      .where(and(ofTenant(folders, context), inArray(folders.id, ids)))
      .for("key share");
    // What lies out of the actor's reach is, to him, not there.
    if (known.length < ids.length || !ids.every((folderId) => isReached(context, folderId)))
      throw notFound("folders");
  }
  return to.folders === null ? to : { ...to, folders: ids };
}

/** @throws NOT_FOUND no such role of this tenant */
async function standingOf(tx: Transaction, context: Context, place: Place): Promise<Standing> {
  const [custom] =
    place.customRoleId === null
      ? []
      : await tx
          .select({ permissions: customRoles.permissions })
          .from(customRoles)
          .where(ofTenant(customRoles, context, place.customRoleId))
          .for("key share");
  if (place.customRoleId !== null && !custom) throw notFound("roles");
  return {
    role: place.role,
    may: mayOf({
      role: place.role,
      customPermissions: custom?.permissions ?? null,
      inFoldersOnly: place.folders !== null,
    }),
    folders: place.folders === null ? null : new Set(place.folders),
  };
}

/**
 * The one gate through which somebody gets a place in the tenant, another, or loses it: by adding, inviting, changing and
 * removing alike. Neither the place that is left nor the one that is given goes beyond the actor's own rights.
 *
 * @param from null for somebody new
 * @param given null for a member who is removed
 * @throws FORBIDDEN beyond the actor's own rights, or the actor is no person
 * @throws INVALID · NOT_FOUND · CONFLICT as `askedPlace`
 */
export async function settlePlace(
  tx: Transaction,
  context: Context,
  from: Place | null,
  given: GivenPlace | null,
): Promise<Place | null> {
  const own = ownStanding(context);
  const to = given && (await askedPlace(tx, context, given, from));
  const [before, after] = [
    from && (await standingOf(tx, context, from)),
    to && (await standingOf(tx, context, to)),
  ];
  if (!mayGrant(own, before, after))
    throw new DomainError("FORBIDDEN", "people.roleBeyondOwn", { field: "role" });
  return to;
}
