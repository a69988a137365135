import { and, eq, isNull } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { people } from "@/db/schema";
import { DomainError } from "@/server/platform/errors";
import type { Audience } from "./audience";
import { findChallenge } from "./find-challenge";
import { type NewSecret, newSecret } from "./new-secret";
import { secondFactor } from "./second-factor";

/**
 * Gives a person without any factor the secret of a new authenticator app. It waits beside the account until `acceptFactor`
 * has seen its first right code, so an enrolment that is left changes nothing; starting again replaces it.
 *
 * @throws UNAUTHENTICATED the challenge is unknown, used up or over
 * @throws CONFLICT an app or a passkey is set up already
 */
export async function startEnrolment(challenge: string, audience: Audience = "console"): Promise<NewSecret> {
  const person = await findChallenge(challenge, audience);
  const { next } = await secondFactor(person, audience);
  const { sealed, ...shown } = await newSecret(person);
  const started =
    next !== "enrol"
      ? []
      : await globalDatabase()
          .update(people)
          .set({ totpPendingSecret: sealed })
          .where(and(eq(people.id, person.id), isNull(people.totpSecret)))
          .returning({ id: people.id });
  if (started.length === 0) throw new DomainError("CONFLICT", "auth.alreadyEnrolled");
  return shown;
}
