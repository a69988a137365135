import { withTenant } from "@/db/client";
import { members } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { mayChangeRole } from "@/server/domain/roles/pure/may-change-role";
import { type Context, requirePermission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { ensurePerson } from "./ensure-person";
import { ownRole } from "./own-role";
import type { AddMemberInput } from "./schema";

/**
 * Gives a person a place in the tenant; somebody without an account gets one.
 *
 * @throws FORBIDDEN without people:write, or for a role above the actor's own
 * @throws CONFLICT the person is a member already
 */
export async function addMember(context: Context, input: AddMemberInput): Promise<{ personId: string }> {
  requirePermission(context, "people:write");
  if (!mayChangeRole(ownRole(context), null, input.role))
    throw new DomainError("FORBIDDEN", "people.roleBeyondOwn", { field: "role" });
  return withTenant(context, async (tx) => {
    const personId = await ensurePerson(tx, input);
    const added = await tx
      .insert(members)
      .values({ tenantId: context.tenantId, personId, role: input.role })
      .onConflictDoNothing()
      .returning({ personId: members.personId });
    if (added.length === 0) throw new DomainError("CONFLICT", "people.alreadyMember", { field: "email" });
    await appendAudit(tx, context, {
      action: "member.add",
      subject: `people/${personId}`,
      details: { role: input.role },
    });
    return { personId };
  });
}
