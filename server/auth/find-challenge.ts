import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { loginChallenges, people } from "@/db/schema";
import { DomainError } from "@/server/platform/errors";
import { hashToken } from "@/server/platform/secrets";
import type { Audience } from "./audience";

/** Tries that one challenge takes. */
export const mostAttempts = 5;

/** Neither used, nor used up, nor over, nor made for a session. */
export const isOpenChallenge = (challengeId: string, audience: Audience) =>
  and(
    eq(loginChallenges.id, challengeId),
    eq(loginChallenges.audience, audience),
    isNull(loginChallenges.sessionId),
    isNull(loginChallenges.usedAt),
    lt(loginChallenges.attempts, mostAttempts),
    gt(loginChallenges.expiresAt, sql`now()`),
  );

/**
 * Whose sign-in a challenge is, before its proof comes.
 *
 * @throws UNAUTHENTICATED the challenge is unknown, used up or over, or nobody's yet
 */
export async function findChallenge(challenge: string, audience: Audience) {
  const [found] = await globalDatabase()
    .select({
      challengeId: loginChallenges.id,
      id: people.id,
      email: people.email,
      name: people.name,
      totpSecret: people.totpSecret,
    })
    .from(loginChallenges)
    .innerJoin(people, eq(people.id, loginChallenges.personId))
    .where(isOpenChallenge(hashToken(challenge), audience));
  if (!found) throw new DomainError("UNAUTHENTICATED", "auth.challengeEnded");
  return found;
}
