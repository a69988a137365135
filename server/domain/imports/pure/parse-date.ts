import { toHalfWidth } from "@/server/domain/contacts/pure/to-half-width";

/** First year of each era since 1868; the year 1 of an era is written 元. */
const eras: Readonly<Record<string, number>> = {
  明治: 1868,
  m: 1868,
  大正: 1912,
  t: 1912,
  昭和: 1926,
  s: 1926,
  平成: 1989,
  h: 1989,
  令和: 2019,
  r: 2019,
};

const patterns: readonly RegExp[] = [
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$/,
  /^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<era>明治|大正|昭和|平成|令和|[mtshr])(?<year>\d{1,2}|元)[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?$/,
];

/**
 * A calendar day as Japanese files write it (`2024/1/5`, `2024-01-05`, `20240105`, `2024年1月5日`, `R6.1.5`,
 * `令和6年1月5日`, full width too; a time of day after it is left out) as `2024-01-05`.
 *
 * @returns null when it is none, such as 2月30日
 */
export function parseDate(text: string): string | null {
  const day = toHalfWidth(text)
    .trim()
    .toLowerCase()
    .replace(/[t\s]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:z|[+-]\d{2}:?\d{2})?$/, "")
    .replace(/\([日月火水木金土]\)$/, "");
  const groups = patterns.map((pattern) => pattern.exec(day)?.groups).find((found) => found !== undefined);
  if (groups === undefined) return null;
  const firstYear = groups.era === undefined ? 1 : (eras[groups.era] ?? 1);
  const year = firstYear - 1 + (groups.year === "元" ? 1 : Number(groups.year));
  return isoDay(year, Number(groups.month), Number(groups.day));
}

function isoDay(year: number, month: number, day: number): string | null {
  if (year < 1868 || year > 2200) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}
