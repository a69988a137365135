import { globSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { loadMessages } from "@/app/_i18n/load-messages";
import { type Locale, locales } from "@/app/_i18n/locale";

const filesOf = (locale: Locale) =>
  readdirSync(join(import.meta.dirname, locale)).filter((file) => file.endsWith(".json"));

function flatten(tree: object, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${prefix}${key}`, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

const sentences = (locale: Locale) =>
  new Map(
    filesOf(locale).flatMap((file) =>
      flatten(
        JSON.parse(readFileSync(join(import.meta.dirname, locale, file), "utf8")),
        `${basename(file, ".json")}.`,
      ),
    ),
  );

const tagsOf = (message: string) =>
  [...new Set([...message.matchAll(/<([a-z][a-zA-Z0-9]*)>/g)].map((match) => match[1] ?? ""))].sort();

/** Names that stand first in a brace: arguments, and harmlessly some words of plural arms. */
const namesIn = (message: string) => [...message.matchAll(/\{\s*(\w+)/g)].map((match) => match[1] ?? "");

/** Why a message cannot be formatted; null when it can. */
function fault(locale: Locale, message: string): string | null {
  let reason: string | null = null;
  const translate = createTranslator({
    locale,
    messages: { message },
    timeZone: "Asia/Tokyo",
    onError: (error) => {
      reason = error.message;
    },
  });
  const values = Object.fromEntries(namesIn(message).map((name) => [name, 1]));
  const tags = Object.fromEntries(tagsOf(message).map((tag) => [tag, (inner: unknown) => inner]));
  translate.rich("message", { ...values, ...tags } as never);
  return reason;
}

/**
 * The keys that a source file asks for by name: `t("a.b")`, `t.rich("a.b")` with `t = useTranslations("noun")` or
 * `await getTranslations("noun")`. A key is one of several when a file binds `t` to several namespaces.
 */
function keysAsked(source: string): (readonly string[])[] {
  const namespaces = new Map<string, string[]>();
  for (const [, name = "", namespace = ""] of source.matchAll(
    /const (\w+) = (?:await )?(?:use|get)Translations\("([\w.-]+)"\)/g,
  )) {
    namespaces.set(name, [...(namespaces.get(name) ?? []), namespace]);
  }
  return [...namespaces].flatMap(([name, found]) =>
    [...source.matchAll(new RegExp(`\\b${name}(?:\\.rich|\\.markup|\\.raw)?\\(\\s*"([\\w.-]+)"`, "g"))].map(
      ([, key]) => found.map((namespace) => `${namespace}.${key}`),
    ),
  );
}

const pages = globSync("app/**/*.{ts,tsx}").filter((file) => !file.includes(".test."));

describe.each(locales)("in %s", (locale) => {
  const known = sentences(locale);

  test("every file is loaded as a namespace", () => {
    expect(Object.keys(loadMessages(locale)).sort()).toEqual(
      filesOf(locale)
        .map((file) => basename(file, ".json"))
        .sort(),
    );
  });

  test("every message can be formatted", () => {
    const faults = [...known]
      .map(([key, message]) => [key, fault(locale, message)])
      .filter(([, reason]) => reason);
    expect(faults).toEqual([]);
  });

  test("every word that a page asks for is written", () => {
    const missing = pages.flatMap((file) =>
      keysAsked(readFileSync(file, "utf8"))
        .filter(
          (candidates) =>
            !candidates.some(
              (key) => known.has(key) || [...known.keys()].some((one) => one.startsWith(`${key}.`)),
            ),
        )
        .map((candidates) => `${file}: ${candidates.join(" or ")}`),
    );
    expect(missing).toEqual([]);
  });
});

test("both languages mark up the same parts", () => {
  const english = sentences("en");
  const differing = [...sentences("ja")].filter(
    ([key, message]) => String(tagsOf(message)) !== String(tagsOf(english.get(key) ?? "")),
  );
  expect(differing.map(([key]) => key)).toEqual([]);
});

test("a message that cannot be formatted is seen", () => {
  expect(fault("ja", "{count, plural, one {#}")).toMatch(/INVALID_MESSAGE/);
  expect(fault("ja", "{count, number}件<b>です</b>")).toBeNull();
});

test("a word that is asked for is seen", () => {
  const source =
    'const t = useTranslations("ui");\nconst s = await getTranslations("shell.site");\nt("close"); s.rich("title", {});';
  expect(keysAsked(source)).toEqual([["ui.close"], ["shell.site.title"]]);
});
