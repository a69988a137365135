import { and, eq, isNull, sql } from "drizzle-orm";
import { type Transaction, withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { invitations, members, people } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { personEmailKey } from "@/server/domain/people/ensure-person";
import { type Context, requirePermission, requirePerson } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { goodForDays, postInvitation } from "./post-invitation";
import { requireGrantable } from "./require-grantable";
import type { CreateInvitationInput } from "./schema";

/**
 * Offers somebody a place in the tenant, by a mail with a link. The answer is the same whether or not the address has an account.
 *
 * @throws FORBIDDEN without people:write, for keys and jobs, or for a place with more rights than the actor's own
 * @throws CONFLICT the person is a member, or has an invitation that waits: it can be sent again
 * @throws NOT_FOUND the tenant has no such role or folder
 * @throws RATE_LIMITED too many invitations
 */
export async function createInvitation(
  context: Context,
  input: CreateInvitationInput,
): Promise<{ invitationId: string }> {
  requirePermission(context, "people:write");
  const invitedBy = requirePerson(context);
  const emailKey = personEmailKey(input.email);
  return withTenant(context, async (tx) => {
    await requireGrantable(tx, context, input);
    await requireOutside(tx, context, emailKey);
    const [made] = await tx
      .insert(invitations)
      .values({
        tenantId: context.tenantId,
        ...input,
        emailKey,
        invitedBy,
        expiresAt: sql`now() + make_interval(days => ${goodForDays})`,
      })
      .returning({ invitationId: invitations.id });
    if (!made) throw new Error("an invitation was not made");
    await postInvitation(tx, context, { ...made, email: input.email, emailKey });
    await appendAudit(tx, context, {
      action: "member.invite",
      subject: `invitations/${made.invitationId}`,
      details: { role: input.role, customRoleId: input.customRoleId, folders: input.folders.length },
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
