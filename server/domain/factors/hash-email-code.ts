import { hashAddress } from "@/server/platform/secrets";

/** How a mailed code is stored: a keyed hash, since a million guesses are soon hashed, bound to its one sign-in. */
export const hashEmailCode = (challengeId: string, code: string): string =>
  hashAddress("login/email-code", `${challengeId} ${code}`);
