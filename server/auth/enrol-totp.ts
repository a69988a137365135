import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { people } from "@/db/schema";
import { checkCode } from "./check-code";
import { type CheckedProof, wrongProof } from "./checked-proof";
import { endSessions } from "./end-sessions";
import { lockFactors } from "./lock-factors";
import { totpSecret as sealedTotp } from "./totp-secret";

type Waiting = { id: string; totpPendingSecret: string | null };

/** The 30-second step of a code of the secret that waits; null when it is wrong, or none waits. */
export const pendingStep = ({ id, totpPendingSecret }: Waiting, code: string, now: Date): number | null =>
  totpPendingSecret === null
    ? null
    : checkCode(sealedTotp.open(totpPendingSecret, id, "totp_pending_secret"), code, now);

/** Makes the secret that waited the account's own; its first code counts as used. The caller holds the person's row. */
export async function activatePending(
  tx: Transaction,
  personId: string,
  totpPendingSecret: string,
  step: number,
): Promise<void> {
  const secret = sealedTotp.open(totpPendingSecret, personId, "totp_pending_secret");
  await tx
    .update(people)
    .set({
      totpSecret: sealedTotp.seal(secret, personId, "totp_secret"),
      totpPendingSecret: null,
      totpLastStep: step,
    })
    .where(eq(people.id, personId));
}

/**
 * The first code of an app that an account without any factor sets up while signing in; null when it is wrong. Sessions from
 * before the factor have shown less than is asked now, so they end.
 */
export function enrolTotp(person: Waiting, code: string, now: Date): CheckedProof | null {
  const step = pendingStep(person, code, now);
  const { id, totpPendingSecret } = person;
  if (step === null || totpPendingSecret === null) return null;
  return {
    factor: "totp",
    take: async (tx) => {
      const held = await lockFactors(tx, id);
      const isFirst = held.totpSecret === null && held.passkeyIds.length === 0;
      if (!isFirst || held.totpPendingSecret !== totpPendingSecret) throw wrongProof();
      await activatePending(tx, id, totpPendingSecret, step);
      await endSessions(tx, id);
    },
  };
}
