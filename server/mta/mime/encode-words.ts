/** "=?UTF-8?B?" and "?=" */
const overheadColumns = 12;

/** What stays itself in the Q encoding wherever the word stands, a phrase included (RFC 2047 §5 (3)). */
const plainInQ = /^[A-Za-z0-9!*+\-/]$/;

/**
 * Text as RFC 2047 encoded words in UTF-8, B or Q, whichever is shorter. No character is split over two words, and
 * the spaces of the text are inside the words, because readers drop the space between two of them.
 *
 * @param firstColumns room for the first word, at least 24 columns
 * @param columns room for each further word, at most 75 (RFC 2047 §2)
 */
export function encodeWords(text: string, firstColumns: number, columns: number): string[] {
  const characters = Array.from(text);
  const bytes = characters.reduce((sum, character) => sum + Buffer.byteLength(character), 0);
  const inQ = characters.reduce((sum, character) => sum + widthInQ(character), 0);
  return inQ <= Math.ceil(bytes / 3) * 4
    ? packWords(characters, widthInQ, (room) => room, firstColumns, columns).map(
        (chunk) => `=?UTF-8?Q?${Array.from(chunk, toQ).join("")}?=`,
      )
    : packWords(characters, Buffer.byteLength, (room) => Math.floor(room / 4) * 3, firstColumns, columns).map(
        (chunk) => `=?UTF-8?B?${Buffer.from(chunk).toString("base64")}?=`,
      );
}

function packWords(
  characters: readonly string[],
  width: (character: string) => number,
  capacity: (columns: number) => number,
  firstColumns: number,
  columns: number,
): string[] {
  const chunks: string[] = [];
  let chunk = "";
  let used = 0;
  for (const character of characters) {
    const room = capacity((chunks.length === 0 ? firstColumns : columns) - overheadColumns);
    if (used + width(character) > room && chunk !== "") {
      chunks.push(chunk);
      chunk = "";
      used = 0;
    }
    chunk += character;
    used += width(character);
  }
  return chunk === "" ? chunks : [...chunks, chunk];
}

function widthInQ(character: string): number {
  return character === " " || plainInQ.test(character) ? 1 : Buffer.byteLength(character) * 3;
}

function toQ(character: string): string {
  if (character === " ") return "_";
  if (plainInQ.test(character)) return character;
  return Array.from(
    Buffer.from(character),
    (byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`,
  ).join("");
}
