import { and, eq, isNull, sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { sessions } from "@/db/schema";

/** Ends a session now; the next request with its cookie is nobody's. @param sessionId hash of what the cookie holds */
export async function endSession(sessionId: string): Promise<void> {
  await globalDatabase()
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));
}
