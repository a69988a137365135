/** One spelling for comparing: half-width, small letters, katakana as hiragana, no spaces or long marks. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[\s・ー-]/g, "");
}

/**
 * Does every word typed occur in one of the names? `セグ`, `せぐ`, `ｓｅｇ` and `seg` all find セグメント when its names
 * are セグメント and segumento.
 */
export function matchesWords(typed: string, names: readonly string[]): boolean {
  const haystacks = names.map(plain);
  return typed
    .split(/[\s\u3000]+/)
    .map(plain)
    .filter((word) => word !== "")
    .every((word) => haystacks.some((haystack) => haystack.includes(word)));
}
