import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { sessions } from "@/db/schema";
import type { Session } from "./schema";

/** Nobody has more browsers than this open; older ones end by themselves. */
const most = 100;

/** One's own open sessions, the latest first. */
export async function listSessions(person: {
  readonly personId: string;
  readonly sessionId: string;
}): Promise<Session[]> {
  const rows = await globalDatabase()
    .select({
      sessionId: sessions.id,
      userAgent: sessions.userAgent,
      address: sessions.address,
      factor: sessions.factor,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.personId, person.personId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, sql`now()`),
        gt(sessions.lastSeenAt, sql`now() - make_interval(secs => ${sessions.idleSeconds})`),
      ),
    )
    .orderBy(desc(sessions.createdAt))
    .limit(most);
  return rows.map((row) => ({ ...row, isCurrent: row.sessionId === person.sessionId }));
}
