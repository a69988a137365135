import { and, eq, isNull, sql } from "drizzle-orm";
import { globalDatabase, withTenant } from "@/db/client";
import { loginChallenges, passkeys, people, recoveryCodes, sessions } from "@/db/schema";
import { appendAudit } from "@/server/domain/audit/append-audit";
import { tellPerson } from "@/server/domain/notifications/tell-person";
import { personEmailKey } from "@/server/domain/people/ensure-person";
import { hashPassword } from "@/server/domain/people/hash-password";
import { DomainError } from "@/server/platform/errors";
import { jobContext, tenantsOfPerson } from "./request-context";

/**
 * For the operator, when somebody has lost their factors or password: removes app, passkeys and recovery codes, gives the password if there is one,
 * and ends every session and every sign-in under way. The next sign-in sets up a new factor. The person is told by mail, and each company
 * of theirs has it in its audit log.
 *
 * @returns how many sessions ended
 * @throws NOT_FOUND nobody has this address
 */
export async function resetSignIn({
  email,
  password,
}: {
  email: string;
  password?: string | undefined;
}): Promise<{ sessionsEnded: number }> {
  const changes = {
    totpSecret: null,
    totpPendingSecret: null,
    ...(password !== undefined && { passwordHash: await hashPassword(password) }),
  };
  const { personId, sessionsEnded } = await globalDatabase().transaction(async (tx) => {
    const [person] = await tx
      .update(people)
      .set(changes)
      .where(eq(people.emailKey, personEmailKey(email)))
      .returning({ id: people.id });
    if (!person) throw new DomainError("NOT_FOUND", "people.notFound");
    await tx.delete(passkeys).where(eq(passkeys.personId, person.id));
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, person.id));
    await tx.delete(loginChallenges).where(eq(loginChallenges.personId, person.id));
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(sessions.personId, person.id), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id });
    await tellPerson(tx, person.id, "sign-in-reset");
    return { personId: person.id, sessionsEnded: ended.length };
  });
  for (const { tenantId } of await tenantsOfPerson(personId)) {
    const context = jobContext(tenantId, "reset-sign-in");
    await withTenant(context, (tx) =>
      appendAudit(tx, context, {
        action: "member.reset-sign-in",
        subject: `people/${personId}`,
        details: { password: password !== undefined, sessionsEnded },
      }),
    );
  }
  return { sessionsEnded };
}
