import { and, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { customRoles, folders as folderTable } from "@/db/schema";
import { ownRole } from "@/server/domain/people/own-role";
import { mayChangeRole } from "@/server/domain/roles/pure/may-change-role";
import type { Context, Role } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";

export type Grant = {
  readonly role: Role;
  readonly customRoleId: string | null;
  readonly inFoldersOnly: boolean;
  readonly folders: readonly string[];
};

const beyond = (field: string) => new DomainError("FORBIDDEN", "people.roleBeyondOwn", { field });
const unknown = (field: string) => new DomainError("NOT_FOUND", `invitations.${field}NotFound`, { field });

/**
 * Nobody gives a place with more rights than their own: neither by the role, nor by the permissions of a role of the company's own, nor
 * by reaching beyond the folders that they are limited to.
 *
 * @throws FORBIDDEN it would
 * @throws NOT_FOUND the company has no such role or folder
 */
export async function requireGrantable(
  tx: Transaction,
  context: Context,
  { role, customRoleId, inFoldersOnly, folders }: Grant,
): Promise<void> {
  if (!mayChangeRole(ownRole(context), null, role)) throw beyond("role");
  if (customRoleId !== null) {
    const [custom] = await tx
      .select({ permissions: customRoles.permissions })
      .from(customRoles)
      .where(ofTenant(customRoles, context, customRoleId));
    if (!custom) throw unknown("customRoleId");
    const own: ReadonlySet<string> = context.may;
    if (!custom.permissions.every((permission) => own.has(permission))) throw beyond("customRoleId");
  }
  if (context.folders && (!inFoldersOnly || !folders.every((id) => context.folders?.has(id))))
    throw beyond("folders");
  if (folders.length === 0) return;
  const known = await tx
    .select({ id: folderTable.id })
    .from(folderTable)
    .where(and(ofTenant(folderTable, context), inArray(folderTable.id, [...folders])));
  if (known.length < new Set(folders).size) throw unknown("folders");
}
