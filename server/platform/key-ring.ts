import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { DomainError } from "./errors";

/** Keys that seal values, by the id that each sealed value carries. */
export type KeyRing = {
  /** Of the key that seals. */
  readonly currentId: string;
  /** Of all keys that open. */
  readonly ids: ReadonlySet<string>;
  /**
   * Seals a value for storage: AES-256-GCM with a random key of its own, which is wrapped by the current key. Both are bound to
   * `place`, so that a value which is moved to another row or tenant does not open.
   */
  seal(plain: string, place: string): string;
  /** @throws UNAVAILABLE it was made for another place, was changed, or its key is not in the ring */
  open(sealed: string, place: string): string;
  /**
   * The same value under the current key. Its own key stays; only the wrapping is another.
   *
   * @returns null: it is under the current key already
   * @throws UNAVAILABLE as `open`
   */
  rewrap(sealed: string, place: string): string | null;
};

const version = "v2";
/** NIST SP 800-38D §8.2.2: a random nonce of 96 bits, and a tag of 128. */
const nonceBytes = 12;
const tagBytes = 16;

const derive = (secret: string, purpose: string, length: number) =>
  Buffer.from(hkdfSync("sha256", secret, "hikyaku", `secrets/${purpose}`, length));
const idOf = (secret: string) => derive(secret, "2/id", 6).toString("base64url");
const unreadable = () => new DomainError("UNAVAILABLE", "shell.secretUnreadable");

function encrypt(key: Buffer, plain: Buffer, place: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

function decrypt(key: Buffer, text: string, place: string): Buffer {
  const bytes = Buffer.from(text, "base64url");
  try {
    const nonce = bytes.subarray(0, nonceBytes);
    const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
  } catch {
    throw unreadable();
  }
}

/** Of the key that a sealed value needs: the key's id, or `v1` for values from before there were ids. */
export function keyIdOf(sealed: string): string {
  const [made = "", id = ""] = sealed.split(".");
  return made === version ? id : made;
}

const wrapPlace = (id: string, place: string) => `${version}/key/${id}/${place}`;
const valuePlace = (place: string) => `${version}/value/${place}`;

/** Values from before there were key ids say not which key made them, so each is tried. */
function openFirstVersion(secrets: readonly string[], sealed: string, place: string): string {
  for (const secret of secrets)
    try {
      return decrypt(derive(secret, "1/seal", 32), sealed.slice("v1.".length), place).toString("utf8");
    } catch {}
  throw unreadable();
}

/**
 * @param current seals and opens; at least 32 characters
 * @param retired open only
 */
export function makeKeyRing(current: string, retired: readonly string[]): KeyRing {
  const secrets = [current, ...retired];
  const keys = new Map(secrets.map((secret) => [idOf(secret), derive(secret, "2/key", 32)]));
  const currentId = idOf(current);
  const keyOf = (id: string) => {
    const key = keys.get(id);
    if (!key) throw new DomainError("UNAVAILABLE", "shell.secretKeyUnknown", { keyId: id });
    return key;
  };
  const wrap = (own: Buffer, value: string, place: string) =>
    [version, currentId, encrypt(keyOf(currentId), own, wrapPlace(currentId, place)), value].join(".");
  const unwrap = (sealed: string, place: string) => {
    const [made, id = "", wrapped = "", value = ""] = sealed.split(".");
    if (made !== version) throw unreadable();
    return { own: decrypt(keyOf(id), wrapped, wrapPlace(id, place)), value };
  };
  const seal = (plain: string, place: string) => {
    const own = randomBytes(32);
    return wrap(own, encrypt(own, Buffer.from(plain), valuePlace(place)), place);
  };
  const open = (sealed: string, place: string) => {
    if (keyIdOf(sealed) === "v1") return openFirstVersion(secrets, sealed, place);
    const { own, value } = unwrap(sealed, place);
    return decrypt(own, value, valuePlace(place)).toString("utf8");
  };
  return {
    currentId,
    ids: new Set(keys.keys()),
    seal,
    open,
    rewrap(sealed, place) {
      const id = keyIdOf(sealed);
      if (id === currentId) return null;
      if (id === "v1") return seal(open(sealed, place), place);
      const { own, value } = unwrap(sealed, place);
      return wrap(own, value, place);
    },
  };
}
