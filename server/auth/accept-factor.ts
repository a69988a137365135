import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { globalDatabase, type Transaction } from "@/db/client";
import { loginChallenges, people, sessions } from "@/db/schema";
import { DomainError } from "@/server/platform/errors";
import { hashToken, randomToken } from "@/server/platform/secrets";
import type { Audience } from "./audience";
import { checkCode } from "./check-code";
import { isKnownAddress } from "./is-known-address";
import { codeBuckets, limitLogin } from "./limit-login";
import type { RequestFacts } from "./request-facts";
import { type SecondFactor, secondFactor } from "./second-factor";
import { sessionLengths } from "./session-lengths";
import { totpSecret as sealedTotp } from "./totp-secret";

/** Codes that one challenge may try. */
export const mostAttempts = 5;

export type NewSession = {
  personId: string;
  /** What the cookie's token carries; only its hash is stored. */
  sid: string;
  assurance: 1 | 2;
  audience: Audience;
  /** Seconds until its absolute end. */
  lengthSeconds: number;
};

/** What is shown in the second step. */
export type Proof =
  /** Nothing: where nobody asks for a second factor. */
  | { kind: "none" }
  /** Six digits of the authenticator app. */
  | { kind: "totp"; code: string };

type Person = { id: string; totpSecret: string | null; totpPendingSecret: string | null };
const ended = () => new DomainError("UNAUTHENTICATED", "auth.challengeEnded");
const wrong = () => new DomainError("UNAUTHENTICATED", "auth.wrongCode");

/** One statement counts the try before anything is compared: fifty at once are five. */
async function takeAttempt(challengeId: string, audience: Audience): Promise<Person> {
  const [taken] = await globalDatabase()
    .update(loginChallenges)
    .set({ attempts: sql`${loginChallenges.attempts} + 1` })
    .where(
      and(
        eq(loginChallenges.id, challengeId),
        eq(loginChallenges.audience, audience),
        isNull(loginChallenges.usedAt),
        lt(loginChallenges.attempts, mostAttempts),
        gt(loginChallenges.expiresAt, sql`now()`),
      ),
    )
    .returning({ personId: loginChallenges.personId });
  if (!taken?.personId) throw ended();
  const [person] = await globalDatabase()
    .select({ id: people.id, totpSecret: people.totpSecret, totpPendingSecret: people.totpPendingSecret })
    .from(people)
    .where(eq(people.id, taken.personId));
  if (!person) throw ended();
  return person;
}

function stepOf(person: Person, factor: SecondFactor, code: string, now: Date): number | null {
  const { id, totpSecret, totpPendingSecret } = person;
  if (factor === "code" && totpSecret !== null)
    return checkCode(sealedTotp.open(totpSecret, id, "totp_secret"), code, now);
  if (factor === "enrol" && totpPendingSecret !== null)
    return checkCode(sealedTotp.open(totpPendingSecret, id, "totp_pending_secret"), code, now);
  return null;
}

/** Compare and set: of two requests with one code, one changes the row. */
async function takeStep(tx: Transaction, person: Person, factor: SecondFactor, step: number): Promise<void> {
  const { id, totpSecret, totpPendingSecret } = person;
  const isUnused = and(eq(people.id, id), lt(people.totpLastStep, step));
  const isActivation = factor === "enrol" && totpPendingSecret !== null;
  const activation = isActivation && {
    totpSecret: sealedTotp.seal(
      sealedTotp.open(totpPendingSecret, id, "totp_pending_secret"),
      id,
      "totp_secret",
    ),
    totpPendingSecret: null,
  };
  const isUnchanged = isActivation
    ? and(isNull(people.totpSecret), eq(people.totpPendingSecret, totpPendingSecret))
    : eq(people.totpSecret, totpSecret ?? "");
  const used = await tx
    .update(people)
    .set({ totpLastStep: step, ...activation })
    .where(and(isUnused, isUnchanged))
    .returning({ id: people.id });
  if (used.length === 0) throw wrong();
  // A session from before the factor was set up has shown less than is asked now.
  if (isActivation)
    await tx
      .update(sessions)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(sessions.personId, id), isNull(sessions.revokedAt)));
}

/**
 * The second step of signing in, and the only way to a session: exchanges the challenge and a proof. The first code of an
 * enrolment makes its secret the account's own. Attempt, proof, challenge and session are each taken once, however many
 * requests come at the same time.
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
  const challengeId = hashToken(challenge);
  const person = await takeAttempt(challengeId, audience);
  const isKnown = await isKnownAddress(person.id, facts.address);
  const giveBack = await limitLogin(codeBuckets(person.id, isKnown));
  const factor = await secondFactor(person, audience);
  const step = proof.kind === "totp" ? stepOf(person, factor, proof.code, now) : null;
  if (factor !== "none" && step === null) throw wrong();
  const sid = randomToken();
  const assurance = factor === "none" ? 1 : 2;
  const { lengthSeconds, idleSeconds } = sessionLengths(audience);
  await globalDatabase().transaction(async (tx) => {
    if (step !== null) await takeStep(tx, person, factor, step);
    const used = await tx
      .update(loginChallenges)
      .set({ usedAt: sql`now()` })
      .where(and(eq(loginChallenges.id, challengeId), isNull(loginChallenges.usedAt)))
      .returning({ id: loginChallenges.id });
    if (used.length === 0) throw ended();
    await tx.insert(sessions).values({
      id: hashToken(sid),
      personId: person.id,
      assurance,
      audience,
      factor: factor === "none" ? "none" : "totp",
      idleSeconds,
      userAgent: facts.userAgent,
      address: facts.address ?? "",
      expiresAt: sql`now() + make_interval(secs => ${lengthSeconds})`,
    });
  });
  await giveBack();
  return { personId: person.id, sid, assurance, audience, lengthSeconds };
}
