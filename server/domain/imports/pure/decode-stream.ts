import { DomainError } from "@/server/platform/errors";
import { csvLimits } from "./csv-limits";
import { decoderLabel, type FileEncoding } from "./detect-encoding";

/**
 * Decodes a file piece by piece, byte order mark removed. CP932 is read as Windows and Excel write it: 0x8160 is
 * U+FF5E, 0x817C U+FF0D, 0x8161 U+2225. Bytes that mean nothing become U+FFFD, which `mapRow` refuses with its
 * row; nothing is replaced silently.
 *
 * @throws TOO_LARGE `imports.fileTooLarge` as soon as the limit is passed
 */
export async function* decodeStream(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding: FileEncoding,
  maxBytes: number = csvLimits.fileBytes,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(decoderLabel(encoding));
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > maxBytes) throw new DomainError("TOO_LARGE", "imports.fileTooLarge", { maxBytes });
    const text = decoder.decode(piece, { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}
