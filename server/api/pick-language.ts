export const languages = ["ja", "en"] as const;
export type Language = (typeof languages)[number];

/**
 * The best of our languages for an Accept-Language header (RFC 9110 §12.5.4), or `otherwise` when it names none.
 *
 * @param acceptLanguage e.g. `en-GB,en;q=0.8,ja;q=0.5`
 */
export function pickLanguage(acceptLanguage: string | null, otherwise: Language): Language {
  const wanted = (acceptLanguage ?? "")
    .toLowerCase()
    .split(",")
    .map((range) => {
      const [tag = "", ...parameters] = range.trim().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split("-")[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) {
    const known = languages.find((ours) => ours === language);
    if (known) return known;
  }
  return otherwise;
}

/** The language of a browser: what the person chose (cookie `hk_locale`), else what the browser asks for, else Japanese. */
export function browserLanguage(headers: Headers): Language {
  const chosen = /(?:^|;\s*)hk_locale=(ja|en)(?:;|$)/.exec(headers.get("cookie") ?? "")?.[1];
  return languages.find((ours) => ours === chosen) ?? pickLanguage(headers.get("accept-language"), "ja");
}
