import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { accountLinks, loginChallenges, people, sessions } from "@/db/schema";

/**
 * Gives a person another password, and ends what the old one, or whoever knew it, may have opened: sessions, sign-ins under way, and
 * links to reset it. Authenticator app, passkeys and recovery codes stay.
 *
 * @param keptSessionId the session that changes it; null: all end
 * @returns how many sessions ended
 */
export async function setPassword(
  tx: Transaction,
  {
    personId,
    passwordHash,
    keptSessionId,
  }: { personId: string; passwordHash: string; keptSessionId: string | null },
): Promise<{ sessionsEnded: number }> {
  await tx.update(people).set({ passwordHash }).where(eq(people.id, personId));
  await tx.delete(loginChallenges).where(eq(loginChallenges.personId, personId));
  await tx
    .update(accountLinks)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(accountLinks.kind, "password-reset"),
        eq(
          accountLinks.emailKey,
          tx.select({ key: people.emailKey }).from(people).where(eq(people.id, personId)),
        ),
        isNull(accountLinks.usedAt),
      ),
    );
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(sessions.personId, personId),
        keptSessionId === null ? undefined : ne(sessions.id, keptSessionId),
        isNull(sessions.revokedAt),
      ),
    )
    .returning({ id: sessions.id });
  return { sessionsEnded: ended.length };
}
