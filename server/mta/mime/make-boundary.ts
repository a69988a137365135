import { createHash } from "node:crypto";

/**
 * A multipart boundary that cannot occur in its parts: "=_" is impossible in quoted-printable and in base64
 * (RFC 2045 §6.7, note on boundaries). Quote it in Content-Type.
 *
 * @param seed what makes it unlike others: random bytes, or the id of the message (the same seed, the same boundary)
 * @returns 34 characters
 */
export function makeBoundary(seed: string | Uint8Array): string {
  return `=_${createHash("sha256").update(seed).digest("hex").slice(0, 32)}`;
}
