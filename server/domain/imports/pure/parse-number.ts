import { toHalfWidth } from "@/server/domain/contacts/pure/to-half-width";

/**
 * A quantity as files write it: `１，２３４`, `¥1,234`, `1,234円`, `-5`, `3.5`, `12回`.
 *
 * @returns null when it is none, or more digits than a double holds exactly
 */
export function parseNumber(text: string): number | null {
  const plain = toHalfWidth(text)
    .trim()
    .replace(/[\u2212\u2010-\u2015]/g, "-")
    .replace(/^[¥\u00a5￥]\s*/, "")
    .replace(/\s*(?:円|回|点|個|人|歳|才|pt|%|ポイント)$/i, "");
  if (!/^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.test(plain)) return null;
  const number = Number(plain.replaceAll(",", ""));
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : null;
}
