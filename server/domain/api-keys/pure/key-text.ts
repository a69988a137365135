import { crc32 } from "node:zlib";

const prefixes = { live: "hk_live_", sandbox: "hk_test_" } as const;
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 32 bytes in base 62: ⌈256 / log2 62⌉ characters. */
const secretLength = 43;
/** 32 bits in base 62. */
const checksumLength = 6;
const shape = new RegExp(
  `^(?:${Object.values(prefixes).join("|")})([0-9a-f]{32})_([0-9A-Za-z]{${secretLength}})([0-9A-Za-z]{${checksumLength}})$`,
);

function base62(value: bigint, length: number): string {
  let text = "";
  for (let rest = value; text.length < length; rest /= 62n) text = `${alphabet[Number(rest % 62n)]}${text}`;
  return text;
}

const checksumOf = (text: string) => base62(BigInt(crc32(text)), checksumLength);

/**
 * The text of an API key: `hk_live_<id>_<32 bytes in base 62><checksum>`, and `hk_test_…` for a sandbox. The prefix and the checksum (CRC-32, as GitHub's
 * tokens have) let a scanner find leaked keys without asking us.
 *
 * @param keyId a UUID; its 32 hex digits stand in the key
 * @param secret 32 random bytes
 */
export function keyText(keyId: string, secret: Uint8Array, kind: keyof typeof prefixes = "live"): string {
  const number = BigInt(`0x${Buffer.from(secret).toString("hex")}`);
  const body = `${prefixes[kind]}${keyId.replaceAll("-", "")}_${base62(number, secretLength)}`;
  return body + checksumOf(body);
}

/** Whether this could be a key of ours: right shape and right checksum. It says nothing about whether the key exists. */
export const isKeyText = (text: string): boolean =>
  shape.test(text) && checksumOf(text.slice(0, -checksumLength)) === text.slice(-checksumLength);
