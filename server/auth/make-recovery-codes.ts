import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { recoveryCodes } from "@/db/schema";
import {
  readRecoveryCode,
  recoveryCodeBytes,
  writeRecoveryCode,
} from "@/server/domain/factors/pure/recovery-code";
import { DomainError } from "@/server/platform/errors";
import { hashToken } from "@/server/platform/secrets";
import { lockFactors } from "./lock-factors";

/** NIST SP 800-63B §5.1.2.1 leaves the number open; ten fit on a card. */
const codesAtOnce = 10;

/**
 * Gives a person ten new recovery codes, which nobody can show again; those from before no longer work.
 *
 * @throws CONFLICT the person has neither an app nor a passkey that a code could stand in for
 */
export async function makeRecoveryCodes({ personId }: { personId: string }): Promise<{ codes: string[] }> {
  const codes = Array.from({ length: codesAtOnce }, () => writeRecoveryCode(randomBytes(recoveryCodeBytes)));
  await globalDatabase().transaction(async (tx) => {
    const { totpSecret, passkeyIds } = await lockFactors(tx, personId);
    if (totpSecret === null && passkeyIds.length === 0)
      throw new DomainError("CONFLICT", "security.noFactorYet");
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
    await tx
      .insert(recoveryCodes)
      .values(codes.map((code) => ({ personId, hash: hashToken(readRecoveryCode(code)) })));
  });
  return { codes };
}
