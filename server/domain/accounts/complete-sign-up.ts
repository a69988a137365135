import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { accountLinks, people } from "@/db/schema";
import { createTenant } from "@/server/domain/tenants/create-tenant";
import type { Context } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { findLink, takeLink } from "./find-link";
import { requireOpenSignUp } from "./is-sign-up-open";
import { lockAddress } from "./lock-address";
import { requireGoodPassword } from "./pure/require-good-password";
import { type CompleteSignUpInput, linkDetails } from "./schema";

/**
 * The second page of signing up, opened by the mail's link: makes person, company and owner in one transaction. Before it there is no
 * account, so none exists whose address nobody has shown to be theirs.
 *
 * @param context of the tenant to be, from `newTenantContext`
 * @throws FORBIDDEN companies do not sign up by themselves here
 * @throws NOT_FOUND the link is used or over
 * @throws INVALID the password is too easy, or the slug is none
 * @throws CONFLICT the slug is taken, or the address has got an account in between; the link stays good
 */
export async function completeSignUp(
  context: Context,
  { token, password, slug, timeZone }: CompleteSignUpInput,
): Promise<{ personId: string; email: string; slug: string }> {
  requireOpenSignUp();
  const { email, emailKey, details } = await findLink(token);
  const { name, company, locale } = linkDetails.parse(details);
  requireGoodPassword(password, email, "password");
  const { ownerId } = await createTenant(
    context,
    {
      slug,
      name: company,
      locale,
      isTrial: true,
      ...(timeZone !== undefined && { timeZone }),
      owner: { email, name, password, locale },
    },
    async (tx) => {
      await lockAddress(tx, emailKey);
      await takeLink(tx, token, "sign-up");
      await requireNewAddress(tx, emailKey);
      await tx
        .update(accountLinks)
        .set({ usedAt: sql`now()` })
        .where(
          and(
            eq(accountLinks.emailKey, emailKey),
            eq(accountLinks.kind, "sign-up"),
            isNull(accountLinks.usedAt),
          ),
        );
    },
  );
  return { personId: ownerId, email, slug };
}

async function requireNewAddress(tx: Transaction, emailKey: string): Promise<void> {
  const [known] = await tx.select({ id: people.id }).from(people).where(eq(people.emailKey, emailKey));
  if (known) throw new DomainError("CONFLICT", "accounts.addressHasAccount", { field: "email" });
}
