import { timingSafeEqual } from "node:crypto";
import { hashEmailCode } from "@/server/domain/factors/hash-email-code";
import type { Proof } from "@/server/domain/factors/schema";
import { type CheckedProof, wrongProof } from "./checked-proof";
import { enrolPasskey } from "./enrol-passkey";
import { enrolTotp } from "./enrol-totp";
import { provePasskey } from "./prove-passkey";
import { proveRecovery } from "./prove-recovery";
import { proveTotp } from "./prove-totp";
import type { SecondFactor } from "./second-factor";

type Asked = {
  person: { id: string; totpSecret: string | null; totpPendingSecret: string | null };
  challenge: { challengeId: string; webauthnChallenge: string | null; emailCodeHash: string | null };
  asked: SecondFactor;
  proof: Proof;
  /** No password came before. */
  isAlone: boolean;
  now: Date;
};

/** Whatever is shown to somebody who is asked for nothing, it is no factor. */
const nothing: CheckedProof = { factor: "none", take: async () => undefined };

function proveEmail({ challengeId, emailCodeHash }: Asked["challenge"], typed: string): CheckedProof | null {
  const code = typed.normalize("NFKC").replace(/[\s-]/g, "");
  const [made, expected] = [hashEmailCode(challengeId, code), emailCodeHash ?? ""];
  const isRight =
    made.length === expected.length && timingSafeEqual(Buffer.from(made), Buffer.from(expected));
  // The challenge itself is used up with it.
  return isRight ? { factor: "email", take: async () => undefined } : null;
}

async function find({ person, challenge, asked, proof, isAlone, now }: Asked): Promise<CheckedProof | null> {
  const { webauthnChallenge: expectedChallenge } = challenge;
  if (asked.next === "none" && !isAlone) return nothing;
  if (asked.next === "enrol") {
    if (proof.kind === "totp") return enrolTotp(person, proof.code, now);
    return proof.kind === "new-passkey" && expectedChallenge !== null
      ? enrolPasskey(person.id, proof, expectedChallenge)
      : null;
  }
  if (!asked.ways.some((way) => way === proof.kind)) return null;
  if (proof.kind === "passkey" && expectedChallenge !== null)
    return provePasskey({
      personId: person.id,
      response: proof.response,
      expectedChallenge,
      needsVerification: isAlone,
    });
  if (isAlone) return null;
  if (proof.kind === "totp") return proveTotp(person, proof.code, now);
  if (proof.kind === "recovery") return proveRecovery(person.id, proof.code);
  return proof.kind === "email" ? proveEmail(challenge, proof.code) : null;
}

/**
 * Holds a proof against what this person is asked for. Nothing is used up yet.
 *
 * @throws UNAUTHENTICATED it is wrong, or not what is asked for
 */
export async function checkProof(asked: Asked): Promise<CheckedProof> {
  const checked = await find(asked);
  if (!checked) throw wrongProof();
  return checked;
}
