/** A zone as people call it: 日本時間, 米国東部時間, Japan Standard Time. */
export function zoneName(timeZone: string, locale: "ja" | "en"): string {
  if (timeZone === "Asia/Tokyo" && locale === "ja") return "日本時間";
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "longGeneric" }).formatToParts();
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}
