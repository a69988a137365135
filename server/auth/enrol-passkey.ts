import { passkeys } from "@/db/schema";
import type { Attestation } from "@/server/domain/factors/schema";
import { type CheckedProof, wrongProof } from "./checked-proof";
import { endSessions } from "./end-sessions";
import { lockFactors } from "./lock-factors";
import { readNewPasskey } from "./read-new-passkey";

/** A passkey as the first factor of an account, set up while signing in; null when the authenticator's answer does not fit. */
export async function enrolPasskey(
  personId: string,
  { name, response }: { name: string; response: Attestation },
  expectedChallenge: string,
): Promise<CheckedProof | null> {
  const made = await readNewPasskey(response, expectedChallenge);
  if (!made) return null;
  return {
    factor: "passkey",
    notice: "passkey-added",
    take: async (tx) => {
      const held = await lockFactors(tx, personId);
      if (held.totpSecret !== null || held.passkeyIds.length > 0) throw wrongProof();
      const added = await tx
        .insert(passkeys)
        .values({ ...made, personId, name })
        .onConflictDoNothing()
        .returning({ id: passkeys.id });
      if (added.length === 0) throw wrongProof();
      await endSessions(tx, personId);
    },
  };
}
