import type { ImageType } from "@/server/domain/files/schema";

const startsWith = (bytes: Uint8Array, signature: string, offset = 0) =>
  bytes.length >= offset + signature.length &&
  [...signature].every((character, no) => bytes[offset + no] === character.charCodeAt(0));

/**
 * What an image is by its first bytes; its name and the sender's word do not count. SVG is not among the types: it can
 * hold scripts.
 *
 * @see https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern
 */
export function sniffImage(bytes: Uint8Array): ImageType | null {
  if (startsWith(bytes, "\x89PNG\r\n\x1a\n")) return "image/png";
  if (startsWith(bytes, "\xff\xd8\xff")) return "image/jpeg";
  if (startsWith(bytes, "GIF87a") || startsWith(bytes, "GIF89a")) return "image/gif";
  if (startsWith(bytes, "RIFF") && startsWith(bytes, "WEBPVP", 8)) return "image/webp";
  return null;
}
