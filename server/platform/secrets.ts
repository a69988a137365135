import { createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { env } from "./env";
import { type KeyRing, makeKeyRing } from "./key-ring";
import type { SealedPlace } from "./sealed-columns";

let ring: KeyRing | undefined;
/** The keys of this process's settings: SECRETS_KEY seals, SECRETS_KEYS_RETIRED only open. */
export function secretsRing(): KeyRing {
  ring ??= makeKeyRing(env().SECRETS_KEY, env().SECRETS_KEYS_RETIRED);
  return ring;
}

/** Seals a secret for storage, bound to its place: moved to another row, column or tenant it does not open. */
export const seal = (plain: string, place: SealedPlace): string => secretsRing().seal(plain, place);

/** @throws UNAVAILABLE the value was made for another place, with a key that this process has not, or was changed */
export const open = (sealed: string, place: SealedPlace): string => secretsRing().open(sealed, place);

/** What was made with this key outlives every rotation of SECRETS_KEY. */
const addressKey = () => env().ADDRESS_KEY ?? env().SECRETS_KEY;
const keys = new Map<string, Buffer>();
function addressKeyOf(tenantId: string): Buffer {
  const key =
    keys.get(tenantId) ??
    Buffer.from(hkdfSync("sha256", addressKey(), "hikyaku", `secrets/1/address/${tenantId}`, 32));
  keys.set(tenantId, key);
  return key;
}

/** What stands for an address where the address itself must be erasable: hmac(address, tenant key), 43 characters. */
export const hashAddress = (tenantId: string, emailKey: string) =>
  createHmac("sha256", addressKeyOf(tenantId)).update(emailKey).digest("base64url");

/** What tells keys apart whose rows cannot be made again with another: 48 bits, derived one way. */
export const keyFingerprints = (): { readonly addresses: string; readonly tokens: string } => ({
  addresses: fingerprint("addresses", addressKey()),
  tokens: fingerprint("tokens", env().TOKENS_KEY),
});
const fingerprint = (purpose: string, key: string) =>
  Buffer.from(hkdfSync("sha256", key, "hikyaku", `fingerprint/${purpose}`, 6)).toString("base64url");

/** SHA-256 for values that are already random (session ids, API keys, challenges): no slow hash is needed for them. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("base64url");

/** 256 random bits, 43 characters. */
export const randomToken = () => randomBytes(32).toString("base64url");
