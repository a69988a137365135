import { env } from "@/server/platform/env";
import { DomainError } from "@/server/platform/errors";

/** Whether companies may sign up by themselves on this installation. */
export const isSignUpOpen = (): boolean => env().SIGN_UP === "open";

/** @throws FORBIDDEN its operator makes the companies */
export function requireOpenSignUp(): void {
  if (!isSignUpOpen()) throw new DomainError("FORBIDDEN", "accounts.signUpClosed");
}
