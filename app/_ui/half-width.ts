/**
 * Full-width ASCII (`１２３`, `＠`, U+FF01–FF5E) and the ideographic space as their half-width forms.
 * Kana are left alone: half-width kana are a different thing.
 */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, " ");
}
