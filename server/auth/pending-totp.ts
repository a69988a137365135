import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { people } from "@/db/schema";
import { checkCode } from "./check-code";
import { totpSecret as sealedTotp } from "./totp-secret";

type Waiting = { id: string; totpPendingSecret: string | null };

/** The secret of an authenticator app that waits beside the account for its first right code. */
export const pendingTotp = {
  /** The 30-second step of a code of it; null when the code is wrong, or none waits. */
  step: ({ id, totpPendingSecret }: Waiting, code: string, now: Date): number | null =>
    totpPendingSecret === null
      ? null
      : checkCode(sealedTotp.open(totpPendingSecret, id, "totp_pending_secret"), code, now),

  /** Makes it the account's own; its first code counts as used. The caller holds the person's row. */
  activate: async (tx: Transaction, personId: string, sealed: string, step: number): Promise<void> => {
    const secret = sealedTotp.open(sealed, personId, "totp_pending_secret");
    await tx
      .update(people)
      .set({
        totpSecret: sealedTotp.seal(secret, personId, "totp_secret"),
        totpPendingSecret: null,
        totpLastStep: step,
      })
      .where(eq(people.id, personId));
  },
};
