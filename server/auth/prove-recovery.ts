import { and, eq, isNull, sql } from "drizzle-orm";
import { recoveryCodes } from "@/db/schema";
import { readRecoveryCode } from "@/server/domain/factors/pure/recovery-code";
import { hashToken } from "@/server/platform/secrets";
import { type CheckedProof, wrongProof } from "./checked-proof";

/** A recovery code. Whether it is one is found out by using it up. */
export const proveRecovery = (personId: string, code: string): CheckedProof => ({
  factor: "recovery",
  notice: "recovery-code-used",
  take: async (tx) => {
    const used = await tx
      .update(recoveryCodes)
      .set({ usedAt: sql`now()` })
      .where(
        and(
          eq(recoveryCodes.personId, personId),
          eq(recoveryCodes.hash, hashToken(readRecoveryCode(code))),
          isNull(recoveryCodes.usedAt),
        ),
      )
      .returning({ hash: recoveryCodes.hash });
    if (used.length === 0) throw wrongProof();
  },
});
