import { formatDay } from "@/app/_i18n/format";
import type { Locale } from "@/app/_i18n/locale";

/** A day of the calendar (`2030-01-31`) in words, whatever the zone; null when it is none. */
export function showDay(text: string, locale: Locale): string | null {
  const instant = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(instant.getTime())) return null;
  return formatDay(instant, { locale, timeZone: "UTC" }, { year: "always", weekday: false });
}

/** `7月`, `July`. @param month from 1 */
export function showMonth(month: number, locale: Locale): string {
  const day = new Date(Date.UTC(2000, month - 1, 1));
  return new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(day);
}
