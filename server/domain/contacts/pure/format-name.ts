import { normaliseText } from "./normalise-text";

export type PersonName = { familyName: string; givenName: string };
export type NameLocale = "ja" | "en";

/** "山田 太郎" in Japanese, family name first; "Taro Yamada" in English; one part alone, or "". */
export function formatName({ familyName, givenName }: PersonName, locale: NameLocale): string {
  const family = normaliseText(familyName);
  const given = normaliseText(givenName);
  const parts = locale === "ja" ? [family, given] : [given, family];
  return parts.filter((part) => part !== "").join(" ");
}
