import { sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { loginChallenges } from "@/db/schema";
import { hashToken, randomToken } from "@/server/platform/secrets";
import type { Audience } from "./audience";
import type { RequestFacts } from "./request-facts";
import { type SecondFactor, secondFactor } from "./second-factor";

/** Time to fetch the phone and type the code. */
export const challengeSeconds = 300;

export type Challenge = SecondFactor & {
  /** Belongs into an httpOnly cookie; only its hash is stored. */
  readonly challenge: string;
};

/**
 * Begins the second step for a person who has just shown the first: a right password, or a link from a mail and a new one.
 * The session that it ends in is of the same audience; whether the person is an operator is the caller's to look up, and
 * `readSession` asks again on each request.
 */
export async function startChallenge(
  person: { id: string; totpSecret: string | null },
  facts: RequestFacts,
  audience: Audience = "console",
): Promise<Challenge> {
  const challenge = randomToken();
  await globalDatabase()
    .insert(loginChallenges)
    .values({
      id: hashToken(challenge),
      personId: person.id,
      audience,
      address: facts.address ?? "",
      expiresAt: sql`now() + make_interval(secs => ${challengeSeconds})`,
    });
  return { challenge, ...(await secondFactor(person, audience)) };
}
