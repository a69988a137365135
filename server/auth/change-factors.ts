import { globalDatabase, type Transaction } from "@/db/client";
import { tellPerson } from "@/server/domain/notifications/tell-person";
import type { NewSession } from "./accept-factor";
import { type HeldFactors, lockFactors } from "./lock-factors";
import { noteInTenants } from "./note-in-tenants";
import type { PersonSession } from "./read-session";
import { renewSession } from "./renew-session";
import type { RequestFacts } from "./request-facts";

type Change = {
  /** What the person is told by mail. */
  notice: Parameters<typeof tellPerson>[2];
  /** `member.add-factor` */
  action: string;
  factor: "totp" | "passkey" | "recovery";
  /** The change showed the new factor, so the session counts by it. */
  isShown?: boolean;
};

/**
 * Changes what a signed-in person can prove themselves by: one change after the other, with every other session ended, the
 * own one under a new id, a mail to the person and a line in the log of each of their companies.
 *
 * @param work reads what is held and writes; throwing leaves all as it was
 * @returns for `sessionCookie`
 */
export async function changeFactors(
  session: PersonSession,
  facts: RequestFacts,
  { notice, action, factor, isShown = false }: Change,
  work: (tx: Transaction, held: HeldFactors) => Promise<void>,
): Promise<NewSession> {
  const { personId } = session;
  const renewed = await globalDatabase().transaction(async (tx) => {
    await work(tx, await lockFactors(tx, personId));
    await tellPerson(tx, personId, notice, facts);
    return renewSession(tx, session, isShown && factor !== "recovery" ? factor : undefined);
  });
  await noteInTenants(session, action, { factor }, facts);
  return renewed;
}
