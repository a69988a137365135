import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { withTenant } from "@/db/client";
import { ofTenant } from "@/db/of-tenant";
import { people, tenants } from "@/db/schema";
import { lockAddress } from "@/server/domain/accounts/lock-address";
import { requireGoodPassword } from "@/server/domain/accounts/pure/require-good-password";
import { ensurePerson, personEmailKey } from "@/server/domain/people/ensure-person";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { joinTenant } from "./join-tenant";
import type { AcceptAsNewPersonInput } from "./schema";
import { takeInvitation } from "./take-invitation";

async function slugOf(tx: Transaction, context: Context): Promise<string> {
  const [tenant] = await tx.select({ slug: tenants.slug }).from(tenants).where(ofTenant(tenants, context));
  return tenant?.slug ?? "";
}

/**
 * A signed-in person takes the place that their address was offered.
 *
 * @param context of the inviting tenant, from `invitedContext`
 * @returns the tenant's slug
 * @throws FORBIDDEN the invitation went to another address than theirs
 * @throws NOT_FOUND the link is used, over or withdrawn
 * @throws CONFLICT they are a member already, or whoever invited may no longer give this place
 */
export async function acceptInvitation(
  context: Context,
  person: { readonly personId: string; readonly email: string },
  { token }: { token: string },
): Promise<{ slug: string }> {
  return withTenant(context, async (tx) => {
    const invitation = await takeInvitation(tx, context, token);
    if (invitation.emailKey !== personEmailKey(person.email))
      throw new DomainError("FORBIDDEN", "invitations.otherAddress");
    await joinTenant(tx, context, person.personId, invitation);
    return { slug: await slugOf(tx, context) };
  });
}

/**
 * Somebody without an account takes the place: person and membership in one transaction. That they could open the link shows that the
 * address is theirs.
 *
 * @param context of the inviting tenant, from `invitedContext`
 * @throws NOT_FOUND the link is used, over or withdrawn
 * @throws INVALID the password is too easy
 * @throws CONFLICT the address has an account, which is signed in with; or whoever invited may no longer give this place
 */
export async function acceptAsNewPerson(
  context: Context,
  { token, name, password }: AcceptAsNewPersonInput,
): Promise<{ personId: string; email: string; slug: string }> {
  return withTenant(context, async (tx) => {
    const invitation = await takeInvitation(tx, context, token);
    const { email, emailKey } = invitation;
    requireGoodPassword(password, email, "password");
    await lockAddress(tx, emailKey);
    const [known] = await tx.select({ id: people.id }).from(people).where(eq(people.emailKey, emailKey));
    if (known) throw new DomainError("CONFLICT", "accounts.addressHasAccount");
    const [tenant] = await tx
      .select({ slug: tenants.slug, locale: tenants.locale })
      .from(tenants)
      .where(ofTenant(tenants, context));
    const personId = await ensurePerson(tx, { email, name, password, locale: tenant?.locale ?? "ja" });
    await joinTenant(tx, context, personId, invitation);
    return { personId, email, slug: tenant?.slug ?? "" };
  });
}
