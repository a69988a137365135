/** Characters of a text value that conditions look at. */
export const textKeyLength = 200;

/**
 * A text value of a custom field as conditions compare it: compatibility characters made one (㈱ is (株), Ａ is a),
 * lower case, at most 200 characters.
 */
export function textKey(text: string): string {
  const folded = text.normalize("NFKC").toLowerCase();
  return folded.length <= textKeyLength ? folded : [...folded].slice(0, textKeyLength).join("");
}
