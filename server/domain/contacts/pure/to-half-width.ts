/**
 * Full-width ASCII and its look-alikes as ASCII: `ｕｓｅｒ＠ｅｘａｍｐｌｅ．ｃｏｍ` → `user@example.com`, U+3000 → space.
 * For addresses, numbers and codes; names and companies keep their width.
 */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, " ");
}
