import { DomainError } from "@/server/platform/errors";
import { passwordWeakness } from "./password-weakness";

const keys = {
  short: "people.shortPassword",
  ownAddress: "accounts.passwordHoldsAddress",
  common: "accounts.commonPassword",
} as const;

/** @throws INVALID the password is short, made of the address, or among those that are tried first; `details.field` is `field` */
export function requireGoodPassword(password: string, email: string, field: string): void {
  const weakness = passwordWeakness(password, email);
  if (weakness !== null) throw new DomainError("INVALID", keys[weakness], { field });
}
