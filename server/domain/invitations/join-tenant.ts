import type { Transaction } from "@/db/client";
import { members } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { writeFolders } from "@/server/domain/folders/write-folders";
import { requireSeat } from "@/server/domain/plans/require-seat";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import type { TakenInvitation } from "./take-invitation";

/**
 * Gives a person the place that they were offered.
 *
 * @throws CONFLICT they are a member already, or the plan has no seat left
 */
export async function joinTenant(
  tx: Transaction,
  context: Context,
  personId: string,
  { id, role, customRoleId, inFoldersOnly, folders, invitedBy }: TakenInvitation,
): Promise<void> {
  const { tenantId } = context;
  await requireSeat(tx, context);
  const joined = await tx
    .insert(members)
    .values({ tenantId, personId, role, customRoleId, inFoldersOnly })
    .onConflictDoNothing()
    .returning({ personId: members.personId });
  if (joined.length === 0) throw new DomainError("CONFLICT", "people.alreadyMember");
  await writeFolders(tx, context, personId, inFoldersOnly ? folders : null);
  const actor = { kind: "person", personId, role, sessionId: "" } as const;
  await appendAudit(
    tx,
    { ...context, actor },
    {
      action: "member.join",
      subject: `people/${personId}`,
      details: { role, customRoleId, invitationId: id, invitedBy },
    },
  );
}
