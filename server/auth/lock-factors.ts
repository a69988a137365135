import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { passkeys, people, recoveryCodes } from "@/db/schema";

export type HeldFactors = {
  readonly totpSecret: string | null;
  readonly totpPendingSecret: string | null;
  readonly passkeyIds: readonly string[];
  /** Recovery codes that are not used. */
  readonly recoveryCodes: number;
};

/**
 * What a person can prove themselves by, with the person's row locked: whoever changes factors does it one after the other,
 * so that two requests cannot each leave the other's factor as the last one, or both be the first.
 */
export async function lockFactors(tx: Transaction, personId: string): Promise<HeldFactors> {
  const [person] = await tx
    .select({ totpSecret: people.totpSecret, totpPendingSecret: people.totpPendingSecret })
    .from(people)
    .where(eq(people.id, personId))
    .for("update");
  const held = await tx.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.personId, personId));
  const [codes] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt)));
  return {
    totpSecret: person?.totpSecret ?? null,
    totpPendingSecret: person?.totpPendingSecret ?? null,
    passkeyIds: held.map(({ id }) => id),
    recoveryCodes: codes?.count ?? 0,
  };
}
