import { expect, test } from "vitest";
import { pickLocale } from "@/app/_i18n/locale";

test.each([
  { cookie: "en", header: "ja", locale: "en" },
  { cookie: undefined, header: "en-GB,en;q=0.8,ja;q=0.5", locale: "en" },
  { cookie: undefined, header: "fr, ja;q=0.3, en;q=0.2", locale: "ja" },
  { cookie: undefined, header: "en;q=0, ja", locale: "ja" },
  { cookie: "de", header: "de", locale: "ja" },
  { cookie: undefined, header: null, locale: "ja" },
])("cookie $cookie and Accept-Language $header give $locale", ({ cookie, header, locale }) => {
  expect(pickLocale(cookie, header)).toBe(locale);
});
