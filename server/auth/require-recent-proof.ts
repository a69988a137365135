import { and, eq, sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { sessions } from "@/db/schema";
import { DomainError } from "@/server/platform/errors";

/** How long a shown factor counts for what is dangerous (as long as in the console). */
const proofMinutes = 15;

/**
 * Was a factor shown in this session lately?
 *
 * @throws FORBIDDEN not for 15 minutes: sign in again
 */
export async function requireRecentProof(sessionId: string): Promise<void> {
  const [recent] = await globalDatabase()
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        eq(sessions.id, sessionId),
        sql`${sessions.provedAt} > now() - make_interval(mins => ${proofMinutes})`,
      ),
    );
  if (!recent) throw new DomainError("FORBIDDEN", "operator.proveAgain");
}
