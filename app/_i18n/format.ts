import type { Locale } from "@/app/_i18n/locale";

/** Whose eyes: the language, the tenant's IANA zone, and the moment that "near" is measured from. */
export type Reader = { locale: Locale; timeZone: string; now?: Date | undefined };

const nearDays = 183;
const dayInMilliseconds = 86_400_000;
const nothing = "–";

/** `128,460`; minus is U+2212, as in the ledgers. */
export function formatInteger(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value).replace("-", "−");
}

/** `¥1,412,400`, half-width sign in both languages. @param yen an integer of yen */
export function formatYen(yen: number, locale: Locale): string {
  return `${yen < 0 ? "−" : ""}¥${formatInteger(Math.abs(yen), locale)}`;
}

/** Large numbers that are round by nature (plans, limits): `100万`, `1M`; a number that is not round stays exact. */
export function formatRound(value: number, locale: Locale): string {
  const step = locale === "ja" ? 10_000 : 1_000;
  if (value < step || value % step !== 0) return formatInteger(value, locale);
  return new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 3 }).format(value);
}

/**
 * A share of people: one decimal, two under 1 %, a plain count when fewer than 50 people could have done it,
 * `–` when nobody could. Never rounds up to 100 % or down to 0 % (floor and "less than").
 */
export function formatRate(part: number, whole: number, locale: Locale): string {
  if (whole <= 0) return nothing;
  if (whole < 50) return locale === "ja" ? `${formatInteger(part, locale)}人` : formatInteger(part, locale);
  const percent = (part / whole) * 100;
  if (part === 0) return "0%";
  if (part === whole) return "100%";
  if (percent < 0.01) return locale === "ja" ? "0.01%未満" : "<0.01%";
  if (percent > 99.9 && percent < 100) return "99.9%";
  return `${percent.toFixed(percent < 1 && percent < 0.995 ? 2 : 1)}%`;
}

type Parts = Record<"year" | "month" | "day" | "weekday" | "hour" | "minute", string>;

function partsOf(instant: Date, reader: Reader): Parts {
  const format = new Intl.DateTimeFormat(reader.locale === "ja" ? "ja-JP" : "en-US", {
    timeZone: reader.timeZone,
    calendar: "gregory",
    year: "numeric",
    month: reader.locale === "ja" ? "numeric" : "short",
    day: "numeric",
    weekday: "short",
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const found = Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, part.value]));
  const digits = (value: string | undefined) => (value ?? "").replace(/[年月日時分]/g, "");
  return {
    year: digits(found.year),
    month: digits(found.month),
    day: digits(found.day),
    weekday: found.weekday ?? "",
    hour: String(Number(digits(found.hour))),
    minute: digits(found.minute).padStart(2, "0"),
  };
}

type DayStyle = { year?: "auto" | "always" | "never"; weekday?: boolean };

/** `2026年7月16日(木)`, `Jul 16, 2026 (Thu)`. The year goes within about half a year of the reader's now. */
export function formatDay(instant: Date, reader: Reader, style: DayStyle = {}): string {
  const { year, month, day, weekday } = partsOf(instant, reader);
  const isNear =
    reader.now !== undefined &&
    Math.abs(instant.getTime() - reader.now.getTime()) < nearDays * dayInMilliseconds;
  const withYear = style.year === "always" || (style.year !== "never" && !isNear);
  const tail = style.weekday === false ? "" : reader.locale === "ja" ? `(${weekday})` : ` (${weekday})`;
  if (reader.locale === "ja") return `${withYear ? `${year}年` : ""}${month}月${day}日${tail}`;
  return `${month} ${day}${withYear ? `, ${year}` : ""}${tail}`;
}

/** `10:00`, in the reader's zone. */
export function formatTime(instant: Date, reader: Reader): string {
  const { hour, minute } = partsOf(instant, reader);
  return `${hour}:${minute}`;
}

/** `2026年7月16日(木) 10:00`, `Jul 16, 2026 (Thu) 10:00`; the year as in formatDay. */
export function formatInstant(instant: Date, reader: Reader, style: DayStyle = {}): string {
  return `${formatDay(instant, reader, style)} ${formatTime(instant, reader)}`;
}

/** A length of time, two units at most: `2時間48分`, `8分`, `20秒`; `2 h 48 min`. */
export function formatDuration(seconds: number, locale: Locale): string {
  const whole = Math.max(0, Math.round(seconds));
  const [second, minute, hour] = locale === "ja" ? ["秒", "分", "時間"] : [" s", " min", " h"];
  if (whole < 60) return `${whole}${second}`;
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${minutes}${minute}`;
  const rest = minutes % 60;
  const gap = locale === "ja" ? "" : " ";
  return `${formatInteger(Math.floor(minutes / 60), locale)}${hour}${rest > 0 ? `${gap}${rest}${minute}` : ""}`;
}

/** `2時間48分後`, `8分前`, `in 2 h 48 min`, `8 min ago`; null beyond a day, where the date says more. */
export function formatRelative(instant: Date, reader: Reader): string | null {
  if (!reader.now) return null;
  const seconds = (instant.getTime() - reader.now.getTime()) / 1000;
  if (Math.abs(seconds) >= dayInMilliseconds / 1000) return null;
  const span = formatDuration(Math.abs(seconds), reader.locale);
  if (reader.locale === "ja") return seconds >= 0 ? `${span}後` : `${span}前`;
  return seconds >= 0 ? `in ${span}` : `${span} ago`;
}
