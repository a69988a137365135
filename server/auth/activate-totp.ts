import { DomainError } from "@/server/platform/errors";
import type { NewSession } from "./accept-factor";
import { changeFactors } from "./change-factors";
import { pendingTotp } from "./pending-totp";
import type { PersonSession } from "./read-session";
import type { RequestFacts } from "./request-facts";

/**
 * Puts the app that `startTotp` began in the place of the one before, once its first code is right.
 *
 * @throws INVALID the code is wrong, or no app waits for one
 */
export async function activateTotp(
  session: PersonSession,
  { code }: { code: string },
  facts: RequestFacts,
  now: Date,
): Promise<NewSession> {
  const { personId } = session;
  const change = {
    notice: "totp-added",
    action: "member.add-factor",
    factor: "totp",
    isShown: true,
  } as const;
  return changeFactors(session, facts, change, async (tx, { totpPendingSecret }) => {
    const step = pendingTotp.step({ id: personId, totpPendingSecret }, code, now);
    if (step === null || totpPendingSecret === null)
      throw new DomainError("INVALID", "auth.wrongCode", { field: "code" });
    await pendingTotp.activate(tx, personId, totpPendingSecret, step);
  });
}
