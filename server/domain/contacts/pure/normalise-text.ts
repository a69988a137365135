/** Half-width katakana, voicing marks included, and the punctuation that came with them (JIS X 0201). */
const halfWidthKana = /[\uff61-\uff9f]+/g;
/** Kana followed by a combining voicing mark, as macOS writes them apart. */
const voicedKana = /[\u3040-\u30ff][\u3099\u309a]/g;
/** Invisible or able to reverse the line around it: zero width, bidi controls, soft hyphen, BOM. */
const invisible = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const breaks = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** U+200D joins emoji: between two of them it is text. */
const joiner = /(?<=\p{Extended_Pictographic}\ufe0f?)\u200d(?=\p{Extended_Pictographic})/gu;

/** Nearly every cell of a file: ASCII, kana, kanji and full-width ASCII without white space. */
const clean = /^[\x21-\x7e\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u9fff\uff01-\uff5e]*$/;

/**
 * A name, company or other one-line text as it should be stored: half-width kana become full-width, kana and
 * their voicing marks one character, line breaks and control characters a space, invisible characters go, white
 * space at the ends (U+3000 too) goes. Everything that NFKC would flatten stays as the customer wrote it:
 * 髙, 﨑, 神 (U+FA19), ㈱, ①, Ａ.
 */
export function normaliseText(text: string): string {
  if (clean.test(text)) return text;
  return text
    .replace(joiner, "\ue000")
    .replace(invisible, "")
    .replaceAll("\ue000", "\u200d")
    .replace(halfWidthKana, (kana) => kana.normalize("NFKC"))
    .replace(voicedKana, (kana) => kana.normalize("NFC"))
    .replace(breaks, " ")
    .trim();
}
