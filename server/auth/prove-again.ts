import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { and, eq, isNull, sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { people, sessions } from "@/db/schema";
import type { ProveAgainInput } from "@/server/domain/factors/schema";
import { tellPerson } from "@/server/domain/notifications/tell-person";
import { personEmailKey } from "@/server/domain/people/ensure-person";
import { isPassword } from "@/server/domain/people/hash-password";
import { DomainError } from "@/server/platform/errors";
import { type CheckedProof, wrongProof } from "./checked-proof";
import { codeBuckets, limitLogin, passwordBuckets } from "./limit-login";
import { passkeyOptions } from "./passkey-options";
import { provePasskey } from "./prove-passkey";
import { proveRecovery } from "./prove-recovery";
import { proveTotp } from "./prove-totp";
import type { PersonSession } from "./read-session";
import type { RequestFacts } from "./request-facts";
import { secondFactor } from "./second-factor";
import { sessionChallenge } from "./session-challenge";
import { webauthnSite } from "./webauthn-site";

/** Whoever has no factor of their own shows the password. */
type AgainWay = "totp" | "passkey" | "recovery" | "password";
export type AgainQuestion = {
  ways: AgainWay[];
  passkey: { challenge: string; options: PublicKeyCredentialRequestOptionsJSON } | null;
};

async function readPerson({ personId }: PersonSession) {
  const [person] = await globalDatabase()
    .select({ id: people.id, totpSecret: people.totpSecret, passwordHash: people.passwordHash })
    .from(people)
    .where(eq(people.id, personId));
  if (!person) throw new DomainError("UNAUTHENTICATED", "auth.signInFirst");
  const { next, ways } = await secondFactor(person, "console");
  const own = ways.filter((way) => way !== "email");
  return { ...person, ways: next === "code" ? own : (["password"] as const) };
}

/** What a signed-in person can be asked for again, with the question for an authenticator where there is a passkey. */
export async function startProof(session: PersonSession): Promise<AgainQuestion> {
  const { ways } = await readPerson(session);
  const asksPasskey = ways.some((way) => way === "passkey") && webauthnSite() !== null;
  const offered = ways.filter((way) => way !== "passkey" || asksPasskey);
  if (!asksPasskey) return { ways: offered, passkey: null };
  const options = await passkeyOptions.ofPerson(session.personId);
  const challenge = await sessionChallenge.start(session, "step-up", options.challenge);
  return { ways: offered, passkey: { challenge, options } };
}

type Person = Awaited<ReturnType<typeof readPerson>>;

/** The password makes nothing unusable: it may be shown again. */
const ofPassword: CheckedProof = { factor: "none", take: async () => undefined };

async function check(
  session: PersonSession,
  person: Person,
  proof: ProveAgainInput["proof"],
  now: Date,
): Promise<CheckedProof | null> {
  if (!person.ways.some((way) => way === proof.kind)) return null;
  if (proof.kind === "totp") return proveTotp(person, proof.code, now);
  if (proof.kind === "recovery") return proveRecovery(person.id, proof.code);
  if (proof.kind === "password")
    return (await isPassword(proof.password, person.passwordHash)) ? ofPassword : null;
  const expectedChallenge = await sessionChallenge.take(session, "step-up", proof.challenge);
  if (expectedChallenge === null) return null;
  return provePasskey({
    personId: person.id,
    response: proof.response,
    expectedChallenge,
    needsVerification: false,
  });
}

/**
 * Lets a session do what is dangerous for the next quarter of an hour: a factor was shown again, so whoever found an open
 * browser, or a cookie, cannot.
 *
 * @throws INVALID the proof is wrong or used
 * @throws RATE_LIMITED too many wrong ones in an hour, counted with those of signing in
 */
export async function proveAgain(
  session: PersonSession,
  { proof }: ProveAgainInput,
  facts: RequestFacts,
  now: Date,
): Promise<void> {
  const { personId, sessionId, email } = session;
  const buckets =
    proof.kind === "password"
      ? passwordBuckets(personEmailKey(email), facts.address ?? "", true)
      : codeBuckets(personId, true);
  const giveBack = await limitLogin(buckets);
  const checked = await check(session, await readPerson(session), proof, now);
  if (!checked) throw refused(wrongProof().key);
  await globalDatabase().transaction(async (tx) => {
    await checked.take(tx).catch(asInvalid);
    if (checked.notice) await tellPerson(tx, personId, checked.notice, facts);
    await tx
      .update(sessions)
      .set({ provedAt: sql`now()` })
      .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));
  });
  await giveBack();
}

/** Not UNAUTHENTICATED, which says that the session is over. */
const refused = (key: string) => new DomainError("INVALID", key, { field: "proof" });

function asInvalid(error: unknown): never {
  throw error instanceof DomainError && error.code === "UNAUTHENTICATED" ? refused(error.key) : error;
}
