import { and, eq } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { members } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { mayChangeRole } from "@/server/domain/roles/pure/may-change-role";
import { type Context, type Role, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import { ownRole } from "./own-role";
import type { ChangeRoleInput } from "./schema";

/**
 * The role that a member has, with the tenant's owners locked: of two requests that would together leave no owner, the
 * second sees the first.
 *
 * @param to null when the member is to be removed
 */
async function roleToChange(
  tx: Transaction,
  context: Context,
  personId: string,
  to: Role | null,
): Promise<Role> {
  const owners = await tx
    .select({ personId: members.personId })
    .from(members)
    .where(and(ofTenant(members, context), eq(members.role, "owner")))
    .orderBy(members.personId)
    .for("update");
  const [member] = await tx
    .select({ role: members.role })
    .from(members)
    .where(and(ofTenant(members, context), eq(members.personId, personId)))
    .for("update");
  if (!member) throw notFound("people");
  if (!mayChangeRole(ownRole(context), member.role, to))
    throw new DomainError("FORBIDDEN", "people.roleBeyondOwn", { field: "role" });
  if (member.role === "owner" && to !== "owner" && owners.length < 2)
    throw new DomainError("CONFLICT", "people.lastOwner");
  return member.role;
}

/**
 * Gives a member another role; it counts from their next request on.
 *
 * @throws FORBIDDEN without people:write, or when either role is above the actor's own
 * @throws CONFLICT it would leave the tenant without an owner
 * @throws NOT_FOUND no such member
 */
export async function changeRole(context: Context, { personId, role }: ChangeRoleInput): Promise<void> {
  requirePermission(context, "people:write");
  await withTenant(context, async (tx) => {
    const from = await roleToChange(tx, context, personId, role);
    await tx
      .update(members)
      .set({ role })
      .where(and(ofTenant(members, context), eq(members.personId, personId)));
    await appendAudit(tx, context, {
      action: "member.change-role",
      subject: `people/${personId}`,
      details: { from, to: role },
    });
  });
}

/**
 * Takes a member's place in the tenant away, and with it the keys they made; their account stays.
 *
 * @throws FORBIDDEN without people:write, or when the member's role is above the actor's own
 * @throws CONFLICT it is the last owner
 * @throws NOT_FOUND no such member
 */
export async function removeMember(context: Context, { personId }: { personId: string }): Promise<void> {
  requirePermission(context, "people:write");
  await withTenant(context, async (tx) => {
    const role = await roleToChange(tx, context, personId, null);
    await tx.delete(members).where(and(ofTenant(members, context), eq(members.personId, personId)));
    await appendAudit(tx, context, {
      action: "member.remove",
      subject: `people/${personId}`,
      details: { role },
    });
  });
}
