import iconv from "iconv-lite";

/** Stands where a character cannot be written; Japanese printers have set it for a missing type since the lead age. */
const missing = "〓";

/**
 * Text as Excel in Japan reads it. CP932 has some 9,500 characters; the others become 〓 and are told.
 *
 * @param lost takes up each character that could not be written
 */
export function encodeCp932(text: string, lost: Set<string>): Uint8Array {
  const bytes = iconv.encode(text, "cp932");
  if (iconv.decode(bytes, "cp932") === text) return bytes;
  const written = Array.from(text, (character) => {
    if (iconv.decode(iconv.encode(character, "cp932"), "cp932") === character) return character;
    lost.add(character);
    return missing;
  });
  return iconv.encode(written.join(""), "cp932");
}
