import { type CheckedProof, wrongProof } from "./checked-proof";
import { endSessions } from "./end-sessions";
import { lockFactors } from "./lock-factors";
import { pendingTotp } from "./pending-totp";

type Waiting = { id: string; totpPendingSecret: string | null };

/**
 * The first code of an app that an account without any factor sets up while signing in; null when it is wrong. Sessions from
 * before the factor have shown less than is asked now, so they end.
 */
export function enrolTotp(person: Waiting, code: string, now: Date): CheckedProof | null {
  const step = pendingTotp.step(person, code, now);
  const { id, totpPendingSecret } = person;
  if (step === null || totpPendingSecret === null) return null;
  return {
    factor: "totp",
    notice: "totp-added",
    take: async (tx) => {
      const held = await lockFactors(tx, id);
      const isFirst = held.totpSecret === null && held.passkeyIds.length === 0;
      if (!isFirst || held.totpPendingSecret !== totpPendingSecret) throw wrongProof();
      await pendingTotp.activate(tx, id, totpPendingSecret, step);
      await endSessions(tx, id);
    },
  };
}
