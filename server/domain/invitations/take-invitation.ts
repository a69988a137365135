import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { accountLinks, customRoles, folders, invitations, members } from "@/db/schema";
import { takeLink } from "@/server/domain/accounts/find-link";
import { foldersOfMember } from "@/server/domain/folders/folders-of-member";
import { mayOf } from "@/server/domain/roles/may-of";
import { settlePlace } from "@/server/domain/roles/settle-place";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { hashToken } from "@/server/platform/secrets";
import { offeredPlace } from "./offered-place";

export type TakenInvitation = typeof invitations.$inferSelect;

const inviterGone = () => new DomainError("CONFLICT", "invitations.inviterGone");

/** The inviter as they are now: an invitation gives no more than they could give today. */
async function inviterContext(tx: Transaction, context: Context, personId: string): Promise<Context> {
  const [inviter] = await tx
    .select({ role: members.role, inFoldersOnly: members.inFoldersOnly, custom: customRoles.permissions })
    .from(members)
    .leftJoin(customRoles, and(ofTenant(customRoles, context), eq(customRoles.id, members.customRoleId)))
    .where(and(ofTenant(members, context), eq(members.personId, personId)));
  if (!inviter) throw inviterGone();
  const may = mayOf({ ...inviter, customPermissions: inviter.custom });
  if (!may.has("people:write")) throw inviterGone();
  return {
    ...context,
    actor: { kind: "person", personId, role: inviter.role, sessionId: "" },
    may,
    folders: inviter.inFoldersOnly ? await foldersOfMember(tx, context, personId) : null,
  };
}

/** Locked before its link, as by who sends it again or withdraws it: two never wait for each other. */
async function lockInvitation(tx: Transaction, context: Context, token: string): Promise<string> {
  const [link] = await tx
    .select({ invitationId: accountLinks.invitationId })
    .from(accountLinks)
    .where(eq(accountLinks.id, hashToken(token)));
  if (!link?.invitationId) throw new DomainError("NOT_FOUND", "accounts.linkEnded");
  const { invitationId } = link;
  await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(ofTenant(invitations, context, invitationId))
    .for("update");
  return invitationId;
}

async function foldersThatAreLeft(tx: Transaction, context: Context, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const left = await tx
    .select({ id: folders.id })
    .from(folders)
    .where(and(ofTenant(folders, context), inArray(folders.id, ids)));
  return left.map(({ id }) => id);
}

/**
 * Uses the link of an invitation up, and the invitation with it.
 *
 * @param context of the inviting tenant, from `invitedContext`
 * @returns what was offered; folders that were deleted since are left out
 * @throws NOT_FOUND the link is used, over or withdrawn
 * @throws CONFLICT whoever invited has left, or may no longer give this place
 */
export async function takeInvitation(
  tx: Transaction,
  context: Context,
  token: string,
): Promise<TakenInvitation> {
  const invitationId = await lockInvitation(tx, context, token);
  await takeLink(tx, token, "invitation");
  const [taken] = await tx
    .update(invitations)
    .set({ acceptedAt: sql`now()` })
    .where(
      and(
        ofTenant(invitations, context, invitationId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .returning();
  if (!taken) throw new DomainError("NOT_FOUND", "accounts.linkEnded");
  const invitation = { ...taken, folders: await foldersThatAreLeft(tx, context, taken.folders) };
  const inviter = await inviterContext(tx, context, taken.invitedBy);
  await settlePlace(tx, inviter, null, offeredPlace(invitation)).catch((error: unknown) => {
    throw error instanceof DomainError ? inviterGone() : error;
  });
  return invitation;
}
