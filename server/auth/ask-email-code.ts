import { requestEmailCode } from "@/server/domain/factors/request-email-code";
import { DomainError } from "@/server/platform/errors";
import { findChallenge } from "./find-challenge";
import { emailCodeBuckets, limitLogin } from "./limit-login";
import { secondFactor } from "./second-factor";

/**
 * Has a code mailed to the person whose password was right. It is for the console alone: an operator is never mailed one.
 *
 * @throws UNAUTHENTICATED the challenge is unknown, used up or over
 * @throws FORBIDDEN a company of the person takes no mailed codes, or the person has a factor of their own
 * @throws RATE_LIMITED too many were mailed to this person in an hour
 */
export async function askEmailCode(challenge: string): Promise<void> {
  const person = await findChallenge(challenge, "console");
  const { next } = await secondFactor(person, "console");
  if (next !== "email") throw new DomainError("FORBIDDEN", "auth.emailCodeNotAllowed");
  await limitLogin(emailCodeBuckets(person.id));
  await requestEmailCode(person.challengeId);
}
