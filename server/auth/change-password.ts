import { eq } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { people } from "@/db/schema";
import { requireGoodPassword } from "@/server/domain/accounts/pure/require-good-password";
import type { ChangePasswordInput } from "@/server/domain/accounts/schema";
import { setPassword } from "@/server/domain/accounts/set-password";
import { tellPerson } from "@/server/domain/notifications/tell-person";
import { personEmailKey } from "@/server/domain/people/ensure-person";
import { hashPassword, isPassword } from "@/server/domain/people/hash-password";
import { DomainError } from "@/server/platform/errors";
import type { NewSession } from "./accept-factor";
import { limitLogin, passwordBuckets } from "./limit-login";
import { noteInTenants } from "./note-in-tenants";
import type { PersonSession } from "./read-session";
import { renewSession } from "./renew-session";
import type { RequestFacts } from "./request-facts";

/**
 * Gives the signed-in person another password; every other session of theirs ends, and this one gets a new id. They are told by mail, and their companies have it
 * in their log.
 *
 * @returns how many other sessions ended, and the session for `sessionCookie`
 * @throws INVALID the present password is not right, or the new one is too easy; `details.field` says which
 * @throws RATE_LIMITED too many wrong ones: who found an open browser must not try passwords in it
 */
export async function changePassword(
  session: PersonSession,
  { currentPassword, newPassword }: ChangePasswordInput,
  facts: RequestFacts,
): Promise<{ sessionsEnded: number; session: NewSession }> {
  const { personId, sessionId, email } = session;
  requireGoodPassword(newPassword, email, "newPassword");
  // From a session's own browser the address counts as known: strangers' tries elsewhere do not stand in the way.
  const giveBack = await limitLogin(passwordBuckets(personEmailKey(email), facts.address ?? "", true));
  const [person] = await globalDatabase()
    .select({ passwordHash: people.passwordHash })
    .from(people)
    .where(eq(people.id, personId));
  if (!(await isPassword(currentPassword, person?.passwordHash ?? null)))
    throw new DomainError("INVALID", "accounts.wrongPassword", { field: "currentPassword" });
  await giveBack();
  const passwordHash = await hashPassword(newPassword);
  const { sessionsEnded, renewed } = await globalDatabase().transaction(async (tx) => {
    const ended = await setPassword(tx, { personId, passwordHash, keptSessionId: sessionId });
    await tellPerson(tx, personId, "password-changed", facts);
    return { ...ended, renewed: await renewSession(tx, session) };
  });
  await noteInTenants(session, "member.change-password", { sessionsEnded }, facts);
  return { sessionsEnded, session: renewed };
}
