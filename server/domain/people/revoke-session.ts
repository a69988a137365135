import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { sessions } from "@/db/schema";
import { DomainError } from "@/server/platform/errors";

/**
 * Ends one of one's own sessions.
 *
 * @throws NOT_FOUND it is nobody's, somebody else's, or has ended already
 */
export async function revokeSession(
  { personId }: { readonly personId: string },
  { sessionId }: { sessionId: string },
): Promise<void> {
  const ended = await globalDatabase()
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.id, sessionId), eq(sessions.personId, personId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  if (ended.length === 0) throw new DomainError("NOT_FOUND", "people.sessionNotFound");
}

/** Signs out everywhere but here. @returns how many sessions ended */
export async function revokeOtherSessions(person: {
  readonly personId: string;
  readonly sessionId: string;
}): Promise<{ count: number }> {
  const ended = await globalDatabase()
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(sessions.personId, person.personId),
        ne(sessions.id, person.sessionId),
        isNull(sessions.revokedAt),
      ),
    )
    .returning({ id: sessions.id });
  return { count: ended.length };
}
