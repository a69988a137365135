import { eq } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { people } from "@/db/schema";
import { tellPerson } from "@/server/domain/notifications/tell-person";
import { hashPassword } from "@/server/domain/people/hash-password";
import { DomainError } from "@/server/platform/errors";
import { findLink, takeLink } from "./find-link";
import { requireGoodPassword } from "./pure/require-good-password";
import type { ResetPasswordInput } from "./schema";
import { setPassword } from "./set-password";

/**
 * Gives the person whose mailbox the link was sent to another password. All their sessions end. Nobody is signed in by it: the second
 * factor is as it was, and is asked for next.
 *
 * @throws NOT_FOUND the link is used or over
 * @throws INVALID the password is too easy
 */
export async function resetPassword(
  { token, password }: ResetPasswordInput,
  facts: { readonly address: string | null; readonly userAgent: string },
): Promise<{ person: { id: string; email: string; totpSecret: string | null }; sessionsEnded: number }> {
  const { email, emailKey } = await findLink(token);
  requireGoodPassword(password, email, "password");
  const passwordHash = await hashPassword(password);
  return globalDatabase().transaction(async (tx) => {
    // Locked before the link: of two links at once, each would else hold its own and wait for the other's. Sessions may still be made.
    const [person] = await tx
      .select({ id: people.id, email: people.email, totpSecret: people.totpSecret })
      .from(people)
      .where(eq(people.emailKey, emailKey))
      .for("no key update");
    await takeLink(tx, token, "password-reset");
    if (!person) throw new DomainError("NOT_FOUND", "accounts.linkEnded");
    const ended = await setPassword(tx, { personId: person.id, passwordHash, keptSessionId: null });
    await tellPerson(tx, person.id, "password-reset", facts);
    return { person, ...ended };
  });
}
