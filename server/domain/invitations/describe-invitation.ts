import { and, eq } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { customRoles, invitations, members, people, tenants } from "@/db/schema";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";

export type DescribedInvitation = {
  email: string;
  /** As the inviter wrote it. */
  name: string;
  company: string;
  locale: "ja" | "en";
  /** Empty when they have left. */
  inviter: string;
  role: string;
  /** Name of the company's own role that decides in place of `role`. */
  customRole: string | null;
  /** The address has an account. */
  hasAccount: boolean;
};

/**
 * What somebody is invited to, for the mail and for who has opened its link.
 *
 * @param context of the inviting tenant
 * @throws NOT_FOUND no such invitation
 */
export async function describeInvitation(
  context: Context,
  invitationId: string,
): Promise<DescribedInvitation> {
  const [found] = await withTenant(context, async (tx) => {
    const [invited] = await tx
      .select({
        email: invitations.email,
        emailKey: invitations.emailKey,
        name: invitations.name,
        company: tenants.name,
        locale: tenants.locale,
        inviter: people.name,
        role: invitations.role,
        customRole: customRoles.name,
      })
      .from(invitations)
      .innerJoin(tenants, ofTenant(tenants, context))
      .leftJoin(
        customRoles,
        and(ofTenant(customRoles, context), eq(customRoles.id, invitations.customRoleId)),
      )
      .leftJoin(members, and(ofTenant(members, context), eq(members.personId, invitations.invitedBy)))
      .leftJoin(people, eq(people.id, members.personId))
      .where(ofTenant(invitations, context, invitationId));
    if (!invited) return [];
    const { emailKey, inviter, ...rest } = invited;
    const known = await tx.select({ id: people.id }).from(people).where(eq(people.emailKey, emailKey));
    return [{ ...rest, inviter: inviter ?? "", hasAccount: known.length > 0 }];
  });
  if (!found) throw new DomainError("NOT_FOUND", "accounts.linkEnded");
  return found;
}
