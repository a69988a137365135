import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { env } from "./env";
import { DomainError } from "./errors";

const version = 1;
const derive = (purpose: string) =>
  Buffer.from(hkdfSync("sha256", env().SECRETS_KEY, "hikyaku", `secrets/${version}/${purpose}`, 32));
const keys = new Map<string, Buffer>();
function keyFor(purpose: string): Buffer {
  const known = keys.get(purpose) ?? derive(purpose);
  keys.set(purpose, known);
  return known;
}

/**
 * Seals a secret for storage: AES-256-GCM, bound to its place. `place` is `tenant/table/column/row id`,
 * so a sealed value that is moved to another row or tenant does not open.
 */
export function seal(plain: string, place: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor("seal"), nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return `v${version}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** @throws UNAVAILABLE the value was made for another place, with another key, or was changed */
export function open(sealed: string, place: string): string {
  const bytes = Buffer.from(sealed.replace(/^v1\./, ""), "base64url");
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyFor("seal"), bytes.subarray(0, 12)).setAAD(
      Buffer.from(place),
    );
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    throw new DomainError("UNAVAILABLE", "shell.secretUnreadable");
  }
}

/** What stands for an address where the address itself must be erasable: hmac(address, tenant key), 43 characters. */
export const hashAddress = (tenantId: string, emailKey: string) =>
  createHmac("sha256", keyFor(`address/${tenantId}`))
    .update(emailKey)
    .digest("base64url");

/** SHA-256 for values that are already random (session ids, API keys, challenges): no slow hash is needed for them. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("base64url");

/** 256 random bits, 43 characters. */
export const randomToken = () => randomBytes(32).toString("base64url");
