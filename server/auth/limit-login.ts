import { DomainError } from "@/server/platform/errors";
import { hashAddress } from "@/server/platform/secrets";
import { type BucketSize, giveTokenBack, takeToken } from "./take-token";

type Bucket = { name: string; size: BucketSize };
const perHour = (capacity: number): BucketSize => ({ capacity, refillSeconds: 3_600 });

/** A keyed hash: the table of buckets holds no address, and nobody can try addresses against it. */
const hashed = (text: string) => hashAddress("login", text);

/**
 * The limits on passwords: by account and address together, by account, and by address. An account that strangers hammer
 * stays open to an address from which its owner has signed in before (`isKnown`): nobody can lock somebody else out.
 * The bound over all addresses keeps within NIST SP 800-63B §5.2.2 (100 failures).
 */
export const passwordBuckets = (emailKey: string, address: string, isKnown: boolean): Bucket[] => [
  { name: `login/pair/${hashed(`${emailKey} ${address}`)}`, size: perHour(10) },
  { name: `login/address/${hashed(address)}`, size: perHour(300) },
  ...(isKnown ? [] : [{ name: `login/account/${hashed(emailKey)}`, size: perHour(90) }]),
];

/** The limit on sign-ins that begin with a passkey: each writes a row, and nobody is known yet. */
export const passkeyBuckets = (address: string): Bucket[] => [
  { name: `login/passkey/${hashed(address)}`, size: perHour(300) },
];

/** The limit on mailed codes: so many letters nobody needs, and so many nobody should get. */
export const emailCodeBuckets = (personId: string): Bucket[] => [
  { name: `login/mailed/${personId}`, size: perHour(6) },
];

/** The limit on codes, over all challenges of a person. */
export const codeBuckets = (personId: string, isKnown: boolean): Bucket[] => [
  { name: `login/code/${personId}${isKnown ? "/known" : ""}`, size: perHour(10) },
];

/**
 * Takes one try from each bucket.
 *
 * @returns gives the tries back, for one that was right
 * @throws RATE_LIMITED one of them is empty
 */
export async function limitLogin(buckets: readonly Bucket[]): Promise<() => Promise<void>> {
  const grants = await Promise.all(buckets.map(({ name, size }) => takeToken(name, size)));
  const retryAfterSeconds = Math.max(0, ...grants.map((grant) => grant.retryAfterSeconds));
  if (retryAfterSeconds > 0)
    throw new DomainError("RATE_LIMITED", "auth.tooManyTries", { retryAfterSeconds });
  return async () => {
    await Promise.all(buckets.map(({ name, size }) => giveTokenBack(name, size)));
  };
}
