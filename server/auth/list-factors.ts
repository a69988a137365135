import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { passkeys, people, recoveryCodes } from "@/db/schema";
import { mustKeepFactor } from "./must-keep-factor";
import type { PersonSession } from "./read-session";
import { webauthnSite } from "./webauthn-site";

export type Passkey = {
  passkeyId: string;
  name: string;
  /** Synchronised over devices, as the authenticator said. */
  backedUp: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
};

export type Factors = {
  hasTotp: boolean;
  passkeys: Passkey[];
  recoveryCodesLeft: number;
  /** The last app or passkey cannot be removed. */
  mustKeepOne: boolean;
  /** False where the installation is opened by an IP address. */
  arePasskeysPossible: boolean;
  /** This session began with a recovery code: the phone may be gone. */
  isRecovered: boolean;
};

/** By what the signed-in person can prove themselves. */
export async function listFactors({ personId, factor }: PersonSession): Promise<Factors> {
  const database = globalDatabase();
  const [[person], keys, [codes], mustKeepOne] = await Promise.all([
    database
      .select({ hasTotp: sql<boolean>`${people.totpSecret} is not null` })
      .from(people)
      .where(eq(people.id, personId)),
    database
      .select({
        passkeyId: passkeys.id,
        name: passkeys.name,
        backedUp: passkeys.backedUp,
        createdAt: passkeys.createdAt,
        lastUsedAt: passkeys.lastUsedAt,
      })
      .from(passkeys)
      .where(eq(passkeys.personId, personId))
      .orderBy(asc(passkeys.createdAt)),
    database
      .select({ count: sql<number>`count(*)::int` })
      .from(recoveryCodes)
      .where(and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt))),
    mustKeepFactor(personId),
  ]);
  return {
    hasTotp: person?.hasTotp ?? false,
    passkeys: keys,
    recoveryCodesLeft: codes?.count ?? 0,
    mustKeepOne,
    arePasskeysPossible: webauthnSite() !== null,
    isRecovered: factor === "recovery",
  };
}
