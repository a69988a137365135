/** The languages of the product; the first is the default. */
export const locales = ["ja", "en"] as const;

export type Locale = (typeof locales)[number];

/** Cookies of one person's choice, readable by the browser so that a switch shows at once. */
export const localeCookie = "hk_locale";
export const themeCookie = "hk_theme";

/**
 * The reader's language: the cookie's when it names one of ours, else the best of Accept-Language, else Japanese.
 *
 * @param cookie value of `hk_locale`
 * @param acceptLanguage the header as sent, e.g. `en-GB,en;q=0.8,ja;q=0.5` (RFC 9110 §12.5.4)
 */
export function pickLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  const chosen = locales.find((locale) => locale === cookie);
  if (chosen) return chosen;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((range) => {
      const [tag = "", ...parameters] = range.trim().toLowerCase().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split("-")[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter((range) => range.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) {
    const known = locales.find((locale) => locale === language);
    if (known) return known;
  }
  return locales[0];
}
