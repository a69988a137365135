import { withTenant } from "@/db/client";
import { members } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { writeFolders } from "@/server/domain/folders/write-folders";
import { requireSeat } from "@/server/domain/plans/require-seat";
import { settlePlace } from "@/server/domain/roles/settle-place";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { ensurePerson } from "./ensure-person";
import type { AddMemberInput } from "./schema";

/**
 * Gives a person a place in the tenant; somebody without an account gets one.
 *
 * @throws FORBIDDEN without people:write, or for a place beyond the actor's own rights
 * @throws INVALID no role, or two · NOT_FOUND no such role or folder
 * @throws CONFLICT the person is a member already, or the plan has no seat left
 */
export async function addMember(
  context: Context,
  { role, customRoleId, folders, ...account }: AddMemberInput,
): Promise<{ personId: string }> {
  requirePermission(context, "people:write");
  return withTenant(context, async (tx) => {
    const place = await settlePlace(tx, context, null, { role, customRoleId, folders });
    if (!place) throw new Error("a place was asked for, and none was settled");
    await requireSeat(tx, context);
    const personId = await ensurePerson(tx, account);
    const added = await tx
      .insert(members)
      .values({
        tenantId: context.tenantId,
        personId,
        role: place.role,
        customRoleId: place.customRoleId,
        inFoldersOnly: place.folders !== null,
      })
      .onConflictDoNothing()
      .returning({ personId: members.personId });
    if (added.length === 0) throw new DomainError("CONFLICT", "people.alreadyMember", { field: "email" });
    await writeFolders(tx, context, personId, place.folders);
    await appendAudit(tx, context, { action: "member.add", subject: `people/${personId}`, after: place });
    return { personId };
  });
}
