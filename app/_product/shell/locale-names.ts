import type { Locale } from "@/app/_i18n/locale";

/** Each language in its own words. */
export const localeNames: Readonly<Record<Locale, string>> = { ja: "日本語", en: "English" };
