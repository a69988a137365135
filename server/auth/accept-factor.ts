import { and, eq, isNull, sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { loginChallenges, passkeys, people, sessions } from "@/db/schema";
import type { Proof } from "@/server/domain/factors/schema";
import { tellOfNewPlace } from "@/server/domain/notifications/tell-of-new-place";
import { tellPerson } from "@/server/domain/notifications/tell-person";
import { DomainError } from "@/server/platform/errors";
import { hashToken, randomToken } from "@/server/platform/secrets";
import type { Audience } from "./audience";
import { checkProof } from "./check-proof";
import { wrongProof } from "./checked-proof";
import { isOpenChallenge } from "./find-challenge";
import { isKnownAddress } from "./is-known-address";
import { codeBuckets, limitLogin } from "./limit-login";
import type { RequestFacts } from "./request-facts";
import { secondFactor } from "./second-factor";
import { sessionLengths } from "./session-lengths";

export type NewSession = {
  personId: string;
  /** What the cookie's token carries; only its hash is stored. */
  sid: string;
  assurance: 1 | 2;
  audience: Audience;
  /** Seconds until its absolute end. */
  lengthSeconds: number;
};

const ended = () => new DomainError("UNAUTHENTICATED", "auth.challengeEnded");

/** One statement counts the try before anything is compared: fifty at once are five. */
async function takeAttempt(challengeId: string, audience: Audience) {
  const [taken] = await globalDatabase()
    .update(loginChallenges)
    .set({ attempts: sql`${loginChallenges.attempts} + 1` })
    .where(isOpenChallenge(challengeId, audience))
    .returning({
      challengeId: loginChallenges.id,
      personId: loginChallenges.personId,
      purpose: loginChallenges.purpose,
      webauthnChallenge: loginChallenges.webauthnChallenge,
      emailCodeHash: loginChallenges.emailCodeHash,
    });
  if (!taken) throw ended();
  return taken;
}

/** Whose passkey this is, where the passkey is all that is shown; whether it is right is not known yet. */
async function ownerOf(proof: Proof): Promise<string> {
  if (proof.kind !== "passkey") throw wrongProof();
  const [owner] = await globalDatabase()
    .select({ personId: passkeys.personId })
    .from(passkeys)
    .where(eq(passkeys.id, proof.response.id));
  if (!owner) throw new DomainError("UNAUTHENTICATED", "auth.unknownPasskey");
  return owner.personId;
}

async function readPerson(personId: string) {
  const [person] = await globalDatabase()
    .select({
      id: people.id,
      totpSecret: people.totpSecret,
      totpPendingSecret: people.totpPendingSecret,
    })
    .from(people)
    .where(eq(people.id, personId));
  if (!person) throw ended();
  return person;
}

/**
 * The second step of signing in, and the only way to a session: exchanges the challenge and a proof. The first code of an
 * enrolment makes its secret the account's own. Attempt, proof, challenge and session are each taken once, however many
 * requests come at the same time.
 *
 * A challenge that `startPasskey` made belongs to nobody: there the passkey is all that is shown, and the authenticator
 * must have made sure of its owner. The person is told by mail of a factor that is new, a recovery code that is gone, and a
 * sign-in from a network or a browser that was not used before.
 *
 * @param audience whose door this is: a challenge of the other one is unknown here. An operator is never let in without a factor
 * @throws UNAUTHENTICATED the proof is wrong or used, or the challenge is used up or over
 * @throws RATE_LIMITED too many wrong proofs for this person in an hour
 */
export async function acceptFactor(
  {
    challenge,
    proof,
    now,
    audience = "console",
  }: { challenge: string; proof: Proof; now: Date; audience?: Audience },
  facts: RequestFacts,
): Promise<NewSession> {
  const taken = await takeAttempt(hashToken(challenge), audience);
  const isAlone = taken.purpose === "passkey";
  const person = await readPerson(taken.personId ?? (await ownerOf(proof)));
  const isKnown = await isKnownAddress(person.id, facts.address);
  const giveBack = await limitLogin(codeBuckets(person.id, isKnown));
  const asked = await secondFactor(person, audience);
  const checked = await checkProof({ person, challenge: taken, asked, proof, isAlone, now });
  const sid = randomToken();
  const assurance = checked.factor === "none" ? 1 : 2;
  const { lengthSeconds, idleSeconds } = await sessionLengths(person.id, audience);
  await globalDatabase().transaction(async (tx) => {
    await checked.take(tx);
    if (checked.notice) await tellPerson(tx, person.id, checked.notice, facts);
    else await tellOfNewPlace(tx, person.id, facts);
    const used = await tx
      .update(loginChallenges)
      .set({ usedAt: sql`now()` })
      .where(and(eq(loginChallenges.id, taken.challengeId), isNull(loginChallenges.usedAt)))
      .returning({ id: loginChallenges.id });
    if (used.length === 0) throw ended();
    await tx.insert(sessions).values({
      id: hashToken(sid),
      personId: person.id,
      assurance,
      audience,
      factor: checked.factor,
      idleSeconds,
      userAgent: facts.userAgent,
      address: facts.address ?? "",
      expiresAt: sql`now() + make_interval(secs => ${lengthSeconds})`,
    });
  });
  await giveBack();
  return { personId: person.id, sid, assurance, audience, lengthSeconds };
}
