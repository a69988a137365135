import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { loginChallenges } from "@/db/schema";
import { DomainError } from "@/server/platform/errors";
import { hashToken, randomToken } from "@/server/platform/secrets";
import type { Audience } from "./audience";
import { findChallenge, isOpenChallenge } from "./find-challenge";
import { limitLogin, passkeyBuckets } from "./limit-login";
import { passkeyOptions } from "./passkey-options";
import type { RequestFacts } from "./request-facts";
import { secondFactor } from "./second-factor";
import { challengeSeconds } from "./start-challenge";

/**
 * Begins a sign-in in which a passkey is all that is shown. The challenge is nobody's until the passkey says whose.
 *
 * @returns `challenge` belongs into the cookie that a right password's would
 * @throws RATE_LIMITED too many were begun from this address
 * @throws UNAVAILABLE the installation's address is an IP address, which passkeys cannot be made for
 */
async function alone(
  facts: RequestFacts,
  audience: Audience = "console",
): Promise<{ challenge: string; options: PublicKeyCredentialRequestOptionsJSON }> {
  await limitLogin(passkeyBuckets(facts.address ?? ""));
  const options = await passkeyOptions.ofAnybody();
  const challenge = randomToken();
  await globalDatabase()
    .insert(loginChallenges)
    .values({
      id: hashToken(challenge),
      purpose: "passkey",
      audience,
      webauthnChallenge: options.challenge,
      address: facts.address ?? "",
      expiresAt: sql`now() + make_interval(secs => ${challengeSeconds})`,
    });
  return { challenge, options };
}

async function keep(challengeId: string, audience: Audience, webauthnChallenge: string): Promise<void> {
  await globalDatabase()
    .update(loginChallenges)
    .set({ webauthnChallenge })
    .where(isOpenChallenge(challengeId, audience));
}

/**
 * Asks for a passkey of the person whose password was right.
 *
 * @throws UNAUTHENTICATED the challenge is unknown, used up or over
 * @throws CONFLICT they have no passkey
 */
async function asSecond(
  challenge: string,
  audience: Audience = "console",
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const person = await findChallenge(challenge, audience);
  const { ways } = await secondFactor(person, audience);
  if (!ways.includes("passkey")) throw new DomainError("CONFLICT", "auth.unknownPasskey");
  const options = await passkeyOptions.ofPerson(person.id);
  await keep(person.challengeId, audience, options.challenge);
  return options;
}

/**
 * Begins to set up a passkey for a person who has no factor yet.
 *
 * @throws UNAUTHENTICATED the challenge is unknown, used up or over
 * @throws CONFLICT an app or a passkey is set up already
 */
async function asFirst(
  challenge: string,
  audience: Audience = "console",
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const person = await findChallenge(challenge, audience);
  const { next } = await secondFactor(person, audience);
  if (next !== "enrol") throw new DomainError("CONFLICT", "auth.alreadyEnrolled");
  const options = await passkeyOptions.create(person);
  await keep(person.challengeId, audience, options.challenge);
  return options;
}

/** The three ways in which a sign-in asks for a passkey; `acceptFactor` takes what the browser answers. */
export const startPasskey = { alone, asSecond, asFirst };
