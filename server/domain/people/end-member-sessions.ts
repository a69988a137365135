import { and, eq, isNull, sql } from "drizzle-orm";
import { withTenant } from "@/db/client";
import { sessions } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { placeOf, settlePlace } from "@/server/domain/roles/settle-place";
import { type Context, requirePermission, requirePerson } from "@/server/platform/context";
import { notFound } from "@/server/platform/errors";

/**
 * Signs a member out of every browser, for when a device is gone. A session is the person's, not a tenant's, so it ends for
 * their other companies too; they sign in again with all their factors.
 *
 * @returns how many sessions ended
 * @throws FORBIDDEN without people:write, for keys, or when the member's rights go beyond the actor's own
 * @throws NOT_FOUND no such member
 */
export async function endMemberSessions(
  context: Context,
  { personId }: { personId: string },
): Promise<{ count: number }> {
  requirePermission(context, "people:write");
  requirePerson(context);
  return withTenant(context, async (tx) => {
    const place = await placeOf(tx, context, personId);
    if (!place) throw notFound("people");
    // Asked as for taking the place away: who could do that may also end what is done with it.
    await settlePlace(tx, context, place, null);
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: sql`now()` })
      .where(
        and(eq(sessions.personId, personId), eq(sessions.audience, "console"), isNull(sessions.revokedAt)),
      )
      .returning({ id: sessions.id });
    await appendAudit(tx, context, {
      action: "member.end-sessions",
      subject: `people/${personId}`,
      details: { sessionsEnded: ended.length },
    });
    return { count: ended.length };
  });
}
