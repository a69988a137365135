import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { loginChallenges } from "@/db/schema";
import { hashToken, randomToken } from "@/server/platform/secrets";
import type { PersonSession } from "./read-session";
import { challengeSeconds } from "./start-challenge";

type Purpose = "passkey" | "step-up";

/**
 * What an authenticator must sign for somebody who is signed in: bound to their session and to what it is for, good for one
 * answer within five minutes.
 */
export const sessionChallenge = {
  /** @returns what the browser gives back with the answer */
  start: async (session: PersonSession, purpose: Purpose, webauthnChallenge: string): Promise<string> => {
    const challenge = randomToken();
    await globalDatabase()
      .insert(loginChallenges)
      .values({
        id: hashToken(challenge),
        personId: session.personId,
        sessionId: session.sessionId,
        purpose,
        webauthnChallenge,
        expiresAt: sql`now() + make_interval(secs => ${challengeSeconds})`,
      });
    return challenge;
  },
  /** Uses it up. @returns what was to be signed; null when it is unknown, of another session, used or over */
  take: async (session: PersonSession, purpose: Purpose, challenge: string): Promise<string | null> => {
    const [taken] = await globalDatabase()
      .update(loginChallenges)
      .set({ usedAt: sql`now()` })
      .where(
        and(
          eq(loginChallenges.id, hashToken(challenge)),
          eq(loginChallenges.sessionId, session.sessionId),
          eq(loginChallenges.purpose, purpose),
          isNull(loginChallenges.usedAt),
          gt(loginChallenges.expiresAt, sql`now()`),
        ),
      )
      .returning({ webauthnChallenge: loginChallenges.webauthnChallenge });
    return taken?.webauthnChallenge ?? null;
  },
};
