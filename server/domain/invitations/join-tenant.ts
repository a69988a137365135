import type { Transaction } from "@/db/client";
import { memberFolders, members } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import type { TakenInvitation } from "./take-invitation";

/**
 * Gives a person the place that they were offered.
 *
 * @throws CONFLICT they are a member already
 */
export async function joinTenant(
  tx: Transaction,
  context: Context,
  personId: string,
  { id, role, customRoleId, inFoldersOnly, folders, invitedBy }: TakenInvitation,
): Promise<void> {
  const { tenantId } = context;
  const joined = await tx
    .insert(members)
    .values({ tenantId, personId, role, customRoleId, inFoldersOnly })
    .onConflictDoNothing()
    .returning({ personId: members.personId });
  if (joined.length === 0) throw new DomainError("CONFLICT", "people.alreadyMember");
  if (folders.length > 0)
    await tx.insert(memberFolders).values(folders.map((folderId) => ({ tenantId, personId, folderId })));
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
