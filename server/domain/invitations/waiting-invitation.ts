import { and, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { invitations } from "@/db/schema";
import { settlePlace } from "@/server/domain/roles/settle-place";
import type { Context } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";
import { offeredPlace } from "./offered-place";

/**
 * One that waits, locked, and which the actor could have made themselves.
 *
 * @throws NOT_FOUND no such invitation, or it was followed or withdrawn
 */
export async function waitingInvitation(tx: Transaction, context: Context, invitationId: string) {
  const [invitation] = await tx
    .select()
    .from(invitations)
    .where(
      and(
        ofTenant(invitations, context, invitationId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .for("update");
  if (!invitation) throw notFound("invitations");
  await settlePlace(tx, context, null, offeredPlace(invitation));
  return invitation;
}
