import { and, eq } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { members } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { writeFolders } from "@/server/domain/folders/write-folders";
import type { GivenPlace } from "@/server/domain/roles/schema";
import { type Place, placeOf, settlePlace } from "@/server/domain/roles/settle-place";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError, notFound } from "@/server/platform/errors";
import type { ChangeRoleInput } from "./schema";

/**
 * The place that a member has and the one that they get, with the tenant's owners locked: of two requests that would
 * together leave no owner, the second sees the first.
 *
 * @param given null when the member is to be removed
 */
async function placesToChange(
  tx: Transaction,
  context: Context,
  personId: string,
  given: GivenPlace | null,
): Promise<{ from: Place; to: Place | null }> {
  const owners = await tx
    .select({ personId: members.personId })
    .from(members)
    .where(and(ofTenant(members, context), eq(members.role, "owner")))
    .orderBy(members.personId)
    .for("update");
  const from = await placeOf(tx, context, personId);
  if (!from) throw notFound("people");
  const to = await settlePlace(tx, context, from, given);
  if (from.role === "owner" && to?.role !== "owner" && owners.length < 2)
    throw new DomainError("CONFLICT", "people.lastOwner");
  return { from, to };
}

/**
 * Gives a member another role, built-in or of the tenant's own, or limits it to other folders; it counts from their next
 * request on. What is not said stays.
 *
 * @throws FORBIDDEN without people:write, or when what they have or get goes beyond the actor's own rights
 * @throws CONFLICT it would leave the tenant without an owner, or limit one to folders
 * @throws NOT_FOUND no such member, role or folder
 */
export async function changeRole(context: Context, { personId, ...given }: ChangeRoleInput): Promise<void> {
  requirePermission(context, "people:write");
  await withTenant(context, async (tx) => {
    const { from, to } = await placesToChange(tx, context, personId, given);
    if (!to) return;
    await tx
      .update(members)
      .set({ role: to.role, customRoleId: to.customRoleId, inFoldersOnly: to.folders !== null })
      .where(and(ofTenant(members, context), eq(members.personId, personId)));
    await writeFolders(tx, context, personId, to.folders);
    await appendAudit(tx, context, {
      action: "member.change-role",
      subject: `people/${personId}`,
      details: { from: from.role, to: to.role },
      before: from,
      after: to,
    });
  });
}

/**
 * Takes a member's place in the tenant away, and with it the keys they made; their account stays.
 *
 * @throws FORBIDDEN without people:write, or when the member's rights go beyond the actor's own
 * @throws CONFLICT it is the last owner
 * @throws NOT_FOUND no such member
 */
export async function removeMember(context: Context, { personId }: { personId: string }): Promise<void> {
  requirePermission(context, "people:write");
  await withTenant(context, async (tx) => {
    const { from } = await placesToChange(tx, context, personId, null);
    await tx.delete(members).where(and(ofTenant(members, context), eq(members.personId, personId)));
    await appendAudit(tx, context, {
      action: "member.remove",
      subject: `people/${personId}`,
      before: from,
    });
  });
}
