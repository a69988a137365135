import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { passkeys, people, recoveryCodes } from "@/db/schema";
import { DomainError, notFound } from "@/server/platform/errors";
import type { NewSession } from "./accept-factor";
import { changeFactors } from "./change-factors";
import type { HeldFactors } from "./lock-factors";
import { mustKeepFactor } from "./must-keep-factor";
import type { PersonSession } from "./read-session";
import type { RequestFacts } from "./request-facts";

/** Recovery codes stand in for a factor; with the last one they go. */
async function afterRemoval(
  tx: Transaction,
  personId: string,
  left: number,
  isNeeded: boolean,
): Promise<void> {
  if (left > 0) return;
  if (isNeeded) throw new DomainError("CONFLICT", "security.lastFactor");
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
}

const passkeysLeft = ({ passkeyIds }: HeldFactors, removed: string) =>
  passkeyIds.filter((id) => id !== removed).length;

/**
 * Takes one of the signed-in person's own factors away.
 *
 * @param factor the authenticator app, or a passkey by its id
 * @throws NOT_FOUND it is not theirs
 * @throws CONFLICT it is the last one, and a company of theirs asks for a second factor
 */
export async function removeFactor(
  session: PersonSession,
  factor: { kind: "totp" } | { kind: "passkey"; passkeyId: string },
  facts: RequestFacts,
): Promise<NewSession> {
  const { personId } = session;
  const isNeeded = await mustKeepFactor(personId);
  const change = {
    action: "member.remove-factor",
    notice: `${factor.kind}-removed`,
    factor: factor.kind,
  } as const;
  return changeFactors(session, facts, change, async (tx, held) => {
    if (factor.kind === "totp") {
      if (held.totpSecret === null) throw notFound("security");
      await afterRemoval(tx, personId, held.passkeyIds.length, isNeeded);
      await tx
        .update(people)
        .set({ totpSecret: null, totpPendingSecret: null })
        .where(eq(people.id, personId));
      return;
    }
    const { passkeyId } = factor;
    if (!held.passkeyIds.includes(passkeyId)) throw notFound("security");
    const left = passkeysLeft(held, passkeyId) + (held.totpSecret === null ? 0 : 1);
    await afterRemoval(tx, personId, left, isNeeded);
    await tx.delete(passkeys).where(and(eq(passkeys.id, passkeyId), eq(passkeys.personId, personId)));
  });
}
