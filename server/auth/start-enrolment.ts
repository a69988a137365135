import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { generateSecret, generateURI } from "otplib";
import qrCode from "qrcode";
import { globalDatabase } from "@/db/client";
import { loginChallenges, people } from "@/db/schema";
import { DomainError } from "@/server/platform/errors";
import { hashToken } from "@/server/platform/secrets";
import { mostAttempts } from "./accept-factor";
import { totpSecret } from "./totp-secret";

export type Enrolment = {
  /** Base32, for people who type it. */
  secret: string;
  /** `otpauth://totp/…`, what the QR code says. */
  uri: string;
  /** The QR code as an SVG document. */
  qrSvg: string;
};

/**
 * Gives a person without an authenticator app a new secret. It waits beside the account until `acceptFactor` has seen its
 * first right code, so an enrolment that is left changes nothing; starting again replaces it.
 *
 * @throws UNAUTHENTICATED the challenge is unknown, used up or over
 * @throws CONFLICT an app is set up already
 */
export async function startEnrolment(challenge: string): Promise<Enrolment> {
  const [person] = await globalDatabase()
    .select({ id: people.id, email: people.email, totpSecret: people.totpSecret })
    .from(loginChallenges)
    .innerJoin(people, eq(people.id, loginChallenges.personId))
    .where(
      and(
        eq(loginChallenges.id, hashToken(challenge)),
        isNull(loginChallenges.usedAt),
        lt(loginChallenges.attempts, mostAttempts),
        gt(loginChallenges.expiresAt, sql`now()`),
      ),
    );
  if (!person) throw new DomainError("UNAUTHENTICATED", "auth.challengeEnded");
  const secret = generateSecret();
  const started = await globalDatabase()
    .update(people)
    .set({ totpPendingSecret: totpSecret.seal(secret, person.id, "totp_pending_secret") })
    .where(and(eq(people.id, person.id), isNull(people.totpSecret)))
    .returning({ id: people.id });
  if (started.length === 0) throw new DomainError("CONFLICT", "auth.alreadyEnrolled");
  const uri = generateURI({ issuer: "Hikyaku", label: person.email, secret });
  return {
    secret,
    uri,
    qrSvg: await qrCode.toString(uri, { type: "svg", errorCorrectionLevel: "M", margin: 2 }),
  };
}
