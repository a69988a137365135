import { and, eq, isNull, sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { invitations, members, people } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { personEmailKey } from "@/server/domain/people/ensure-person";
import { requireSeat } from "@/server/domain/plans/require-seat";
import { settlePlace } from "@/server/domain/roles/settle-place";
import { type Context, requirePermission, requirePerson } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { goodForDays, queueInvitation } from "./queue-invitation";
import type { CreateInvitationInput } from "./schema";

/**
 * Offers somebody a place in the tenant, by a mail with a link. The answer is the same whether or not the address has an account.
 *
 * @throws FORBIDDEN without people:write, for keys and jobs, or for a place with more rights than the actor's own
 * @throws CONFLICT the person is a member, or has an invitation that waits: it can be sent again; or the plan has no seat left
 * @throws INVALID no role, or two · NOT_FOUND the tenant has no such role or folder
 * @throws RATE_LIMITED too many invitations
 */
export async function createInvitation(
  context: Context,
  { email, name, ...given }: CreateInvitationInput,
): Promise<{ invitationId: string }> {
  requirePermission(context, "people:write");
  const invitedBy = requirePerson(context);
  const emailKey = personEmailKey(email);
  return withTenant(context, async (tx) => {
    const place = await settlePlace(tx, context, null, given);
    if (!place) throw new Error("a place was asked for, and none was settled");
    await requireOutside(tx, context, emailKey);
    await requireSeat(tx, context);
    const [made] = await tx
      .insert(invitations)
      .values({
        tenantId: context.tenantId,
        email,
        emailKey,
        name,
        role: place.role,
        customRoleId: place.customRoleId,
        inFoldersOnly: place.folders !== null,
        folders: [...(place.folders ?? [])],
        invitedBy,
        expiresAt: sql`now() + make_interval(days => ${goodForDays})`,
      })
      .returning({ invitationId: invitations.id });
    if (!made) throw new Error("an invitation was not made");
    await queueInvitation(tx, context, { ...made, email, emailKey });
    await appendAudit(tx, context, {
      action: "member.invite",
      subject: `invitations/${made.invitationId}`,
      after: place,
    });
    return made;
  });
}

/** @throws CONFLICT the address belongs to a member, or to an invitation that waits */
async function requireOutside(tx: Transaction, context: Context, emailKey: string): Promise<void> {
  const [member] = await tx
    .select({ personId: members.personId })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .where(and(ofTenant(members, context), eq(people.emailKey, emailKey)));
  if (member) throw new DomainError("CONFLICT", "people.alreadyMember", { field: "email" });
  const [invited] = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        ofTenant(invitations, context),
        eq(invitations.emailKey, emailKey),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    );
  if (invited) throw new DomainError("CONFLICT", "invitations.alreadyInvited", { field: "email" });
}
