/** A stretch of plain text, or an http(s) address in it as written, merge tags included. */
export type TextPiece = { readonly kind: "text" | "address"; readonly text: string };

// Only characters that RFC 3986 allows: Japanese text may follow an address without a space.
const address = /https?:\/\/(?:\{\{(?:(?!\{\{|\}\})[\s\S])*\}\}|[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%])+/gi;

/**
 * Finds the addresses in a text part. Punctuation that ends a sentence, and a closing bracket without its opening
 * one, belong to the sentence and not to the address.
 */
export function splitTextLinks(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    const found = withoutSentenceEnd(match[0]);
    if (match.index > end) pieces.push({ kind: "text", text: text.slice(end, match.index) });
    pieces.push({ kind: "address", text: found });
    end = match.index + found.length;
  }
  if (end < text.length) pieces.push({ kind: "text", text: text.slice(end) });
  return pieces;
}

function withoutSentenceEnd(found: string): string {
  let address = found;
  while (/[.,;:!?'\])]$/.test(address)) {
    const last = address.at(-1);
    if (last === ")" && count(address, "(") >= count(address, ")")) break;
    if (last === "]" && count(address, "[") >= count(address, "]")) break;
    address = address.slice(0, -1);
  }
  return address;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
