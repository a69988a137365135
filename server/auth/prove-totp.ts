import { and, eq, lt } from "drizzle-orm";
import { people } from "@/db/schema";
import { checkCode } from "./check-code";
import { type CheckedProof, wrongProof } from "./checked-proof";
import { totpSecret as sealedTotp } from "./totp-secret";

/** A code of the person's authenticator app; null when it is wrong. Each code is taken once, and none that is older. */
export function proveTotp(
  { id, totpSecret }: { id: string; totpSecret: string | null },
  code: string,
  now: Date,
): CheckedProof | null {
  if (totpSecret === null) return null;
  const step = checkCode(sealedTotp.open(totpSecret, id, "totp_secret"), code, now);
  if (step === null) return null;
  return {
    factor: "totp",
    take: async (tx) => {
      const used = await tx
        .update(people)
        .set({ totpLastStep: step })
        .where(and(eq(people.id, id), lt(people.totpLastStep, step), eq(people.totpSecret, totpSecret)))
        .returning({ id: people.id });
      if (used.length === 0) throw wrongProof();
    },
  };
}
