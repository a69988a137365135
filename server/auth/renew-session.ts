import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { sessions } from "@/db/schema";
import { DomainError } from "@/server/platform/errors";
import { hashToken, randomToken } from "@/server/platform/secrets";
import type { NewSession } from "./accept-factor";
import type { PersonSession } from "./read-session";

/**
 * Ends every session of a person and gives the one that asks a new id, in the transaction that changes what signing in takes
 * (OWASP, Session Management: renew the session ID after any privilege level change). A copy of the old cookie is nobody's
 * from then on. The absolute end stays where it was.
 *
 * @param shown a factor that was shown just now, which the session then counts by
 * @returns for `sessionCookie`
 * @throws UNAUTHENTICATED the session ended in the meantime
 */
export async function renewSession(
  tx: Transaction,
  { personId, sessionId }: Pick<PersonSession, "personId" | "sessionId">,
  shown?: "totp" | "passkey",
): Promise<NewSession> {
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.personId, personId), isNull(sessions.revokedAt)))
    .returning();
  const own = ended.find(({ id }) => id === sessionId);
  if (!own) throw new DomainError("UNAUTHENTICATED", "auth.signInFirst");
  const sid = randomToken();
  const assurance = shown !== undefined || own.assurance >= 2 ? 2 : 1;
  const [made] = await tx
    .insert(sessions)
    .values({
      ...own,
      id: hashToken(sid),
      assurance,
      factor: shown ?? own.factor,
      provedAt: shown === undefined ? own.provedAt : sql`now()`,
      lastSeenAt: sql`now()`,
      revokedAt: null,
    })
    .returning({
      lengthSeconds: sql<number>`greatest(0, extract(epoch from ${sessions.expiresAt} - now()))::int`,
    });
  return { personId, sid, assurance, audience: own.audience, lengthSeconds: made?.lengthSeconds ?? 0 };
}
