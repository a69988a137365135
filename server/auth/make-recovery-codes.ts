import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { recoveryCodes } from "@/db/schema";
import {
  readRecoveryCode,
  recoveryCodeBytes,
  writeRecoveryCode,
} from "@/server/domain/factors/pure/recovery-code";
import { DomainError } from "@/server/platform/errors";
import { hashToken } from "@/server/platform/secrets";
import type { NewSession } from "./accept-factor";
import { changeFactors } from "./change-factors";
import type { PersonSession } from "./read-session";
import type { RequestFacts } from "./request-facts";

/** NIST SP 800-63B §5.1.2.1 leaves the number open; ten fit on a card. */
const codesAtOnce = 10;

/**
 * Gives the signed-in person ten new recovery codes, which nobody can show again; those from before no longer work.
 *
 * @throws CONFLICT the person has neither an app nor a passkey that a code could stand in for
 */
export async function makeRecoveryCodes(
  session: PersonSession,
  facts: RequestFacts,
): Promise<{ codes: string[]; session: NewSession }> {
  const { personId } = session;
  const codes = Array.from({ length: codesAtOnce }, () => writeRecoveryCode(randomBytes(recoveryCodeBytes)));
  const change = {
    notice: "recovery-codes-made",
    action: "member.make-recovery-codes",
    factor: "recovery",
  } as const;
  const renewed = await changeFactors(session, facts, change, async (tx, { totpSecret, passkeyIds }) => {
    if (totpSecret === null && passkeyIds.length === 0)
      throw new DomainError("CONFLICT", "security.noFactorYet");
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
    await tx
      .insert(recoveryCodes)
      .values(codes.map((code) => ({ personId, hash: hashToken(readRecoveryCode(code)) })));
  });
  return { codes, session: renewed };
}
