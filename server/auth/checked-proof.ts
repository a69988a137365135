import type { Transaction } from "@/db/client";
import { DomainError } from "@/server/platform/errors";

/** A proof that is right so far. It counts once `take` has used it up: of two requests with the same proof, one gets through. */
export type CheckedProof = {
  readonly factor: "none" | "totp" | "passkey" | "recovery" | "email";
  /** What the person is told by mail, because their account is another afterwards. */
  readonly notice?: "totp-added" | "passkey-added" | "recovery-code-used";
  /** @throws UNAUTHENTICATED somebody was faster */
  readonly take: (tx: Transaction) => Promise<void>;
};

/** One answer for every wrong proof. */
export const wrongProof = () => new DomainError("UNAUTHENTICATED", "auth.wrongCode");
