import { personEmailKey } from "@/server/domain/people/ensure-person";
import { DomainError } from "@/server/platform/errors";
import { hashAddress } from "@/server/platform/secrets";
import { takeToken } from "./take-token";

const perPlace = { capacity: 20, refillSeconds: 3_600 };
const perAddress = { capacity: 1, refillSeconds: 600 };

/**
 * The limits on mails that anybody may ask for, so that nobody's mailbox is filled by us: 20 an hour from one place, one in ten
 * minutes to one address.
 *
 * @param address the client's
 * @returns false when the address has just been sent one: nothing is sent, and the answer is the same
 * @throws RATE_LIMITED too many from this place
 */
export async function limitAccountMail(
  kind: "sign-up" | "password-reset",
  { email, address }: { email: string; address: string | null },
): Promise<boolean> {
  const hashed = (text: string) => hashAddress("account-mail", text);
  const { retryAfterSeconds } = await takeToken(`account-mail/place/${hashed(address ?? "")}`, perPlace);
  if (retryAfterSeconds > 0)
    throw new DomainError("RATE_LIMITED", "auth.tooManyTries", { retryAfterSeconds });
  const { isGranted } = await takeToken(`account-mail/${kind}/${hashed(personEmailKey(email))}`, perAddress);
  return isGranted;
}
