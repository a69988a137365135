import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { invitations } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission, requirePerson } from "@/server/platform/context";
import { queueInvitation } from "./queue-invitation";
import { waitingInvitation } from "./waiting-invitation";

/**
 * Mails an invitation once more, good for another seven days; the link of the mail before no longer works. Whoever sends it again
 * answers for it from now on.
 *
 * @throws FORBIDDEN without people:write, for keys and jobs, or for a place with more rights than the actor's own
 * @throws NOT_FOUND no such invitation, or it was followed or withdrawn
 * @throws RATE_LIMITED it was just sent, or there were too many
 */
export async function resendInvitation(
  context: Context,
  { invitationId }: { invitationId: string },
): Promise<void> {
  requirePermission(context, "people:write");
  const invitedBy = requirePerson(context);
  await withTenant(context, async (tx) => {
    const { email, emailKey } = await waitingInvitation(tx, context, invitationId);
    await tx
      .update(invitations)
      .set({ invitedBy })
      .where(ofTenant(invitations, context, invitationId));
    await queueInvitation(tx, context, { invitationId, email, emailKey });
    await appendAudit(tx, context, {
      action: "member.resend-invitation",
      subject: `invitations/${invitationId}`,
    });
  });
}
