import { and, eq, isNull, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { accountLinks, invitations } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { type Context, requirePermission, requirePerson } from "@/server/platform/context";
import { waitingInvitation } from "./waiting-invitation";

/**
 * Withdraws an invitation; its link no longer works.
 *
 * @throws FORBIDDEN without people:write, for keys and jobs, or for a place with more rights than the actor's own
 * @throws NOT_FOUND no such invitation, or it was followed or withdrawn
 */
export async function revokeInvitation(
  context: Context,
  { invitationId }: { invitationId: string },
): Promise<void> {
  requirePermission(context, "people:write");
  requirePerson(context);
  await withTenant(context, async (tx) => {
    await waitingInvitation(tx, context, invitationId);
    await tx
      .update(invitations)
      .set({ revokedAt: sql`now()` })
      .where(ofTenant(invitations, context, invitationId));
    await tx
      .update(accountLinks)
      .set({ usedAt: sql`now()` })
      .where(and(eq(accountLinks.invitationId, invitationId), isNull(accountLinks.usedAt)));
    await appendAudit(tx, context, {
      action: "member.revoke-invitation",
      subject: `invitations/${invitationId}`,
    });
  });
}
