import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { people } from "@/db/schema";
import { checkCode } from "./check-code";
import { totpSecret as sealedTotp } from "./totp-secret";

/** The 30-second step of a code of the secret that waits; null when the code is wrong, or none waits. */
export const pendingStep = (
  { id, totpPendingSecret }: { id: string; totpPendingSecret: string | null },
  code: string,
  now: Date,
): number | null =>
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
