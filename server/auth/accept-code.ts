import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { globalDatabase, type Transaction } from "@/db/client";
import { loginChallenges, people, sessions } from "@/db/schema";
import { DomainError } from "@/server/platform/errors";
import { hashToken, randomToken } from "@/server/platform/secrets";
import { checkCode } from "./check-code";
import { isKnownAddress } from "./is-known-address";
import { codeBuckets, limitLogin } from "./limit-login";
import { sessionSeconds } from "./read-session";
import type { RequestFacts } from "./request-facts";
import { type SecondFactor, secondFactor } from "./second-factor";
import { totpSecret as sealedTotp } from "./totp-secret";

/** Codes that one challenge may try. */
export const mostAttempts = 5;

export type NewSession = {
  personId: string;
  /** What the cookie's token carries; only its hash is stored. */
  sid: string;
  assurance: 1 | 2;
};

type Person = { id: string; totpSecret: string | null; totpPendingSecret: string | null };
const ended = () => new DomainError("UNAUTHENTICATED", "auth.challengeEnded");
const wrong = () => new DomainError("UNAUTHENTICATED", "auth.wrongCode");

/** One statement counts the try before anything is compared: fifty at once are five. */
async function takeAttempt(challengeId: string): Promise<Person> {
  const [taken] = await globalDatabase()
    .update(loginChallenges)
    .set({ attempts: sql`${loginChallenges.attempts} + 1` })
    .where(
      and(
        eq(loginChallenges.id, challengeId),
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
 * The second step of signing in, and the only way to a session: exchanges the challenge and a right code. The first code
 * of an enrolment makes its secret the account's own. Attempt, code, challenge and session are each taken once, however
 * many requests come at the same time.
 *
 * @param code six digits; ignored for somebody whose tenants ask for no second factor
 * @throws UNAUTHENTICATED the code is wrong or used, or the challenge is used up or over
 * @throws RATE_LIMITED too many wrong codes for this person in an hour
 */
export async function acceptCode(
  { challenge, code, now }: { challenge: string; code: string; now: Date },
  facts: RequestFacts,
): Promise<NewSession> {
  const challengeId = hashToken(challenge);
  const person = await takeAttempt(challengeId);
  const isKnown = await isKnownAddress(person.id, facts.address);
  const giveBack = await limitLogin(codeBuckets(person.id, isKnown));
  const factor = await secondFactor(person);
  const step = stepOf(person, factor, code, now);
  if (factor !== "none" && step === null) throw wrong();
  const sid = randomToken();
  const assurance = factor === "none" ? 1 : 2;
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
      userAgent: facts.userAgent,
      address: facts.address ?? "",
      expiresAt: sql`now() + make_interval(secs => ${sessionSeconds})`,
    });
  });
  await giveBack();
  return { personId: person.id, sid, assurance };
}
