import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { createTranslator } from "use-intl/core";
import type { Language } from "./pick-language";

type Sentences = (key: string, values?: Record<string, string | number>) => string | null;
const cache = new Map<Language, { signature: string; sentences: Sentences }>();

/** Every `messages/<language>/<noun>.json`, read again when a file has changed. */
function sentencesOf(language: Language): Sentences {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "messages", language);
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  const signature = files.map((file) => `${file}@${statSync(join(folder, file)).mtimeMs}`).join();
  const known = cache.get(language);
  if (known?.signature === signature) return known.sentences;
  const messages = Object.fromEntries(
    files.map((file) => [
      file.slice(0, -".json".length),
      JSON.parse(readFileSync(join(folder, file), "utf8")),
    ]),
  );
  const translate = createTranslator({
    locale: language,
    messages,
    timeZone: "UTC",
    onError: () => undefined,
    getMessageFallback: () => "",
  });
  const sentences: Sentences = (key, values) => {
    if (!translate.has(key)) return null;
    return translate(key, values) || null;
  };
  cache.set(language, { signature, sentences });
  return sentences;
}

const asValue = (value: unknown): string | number | null => {
  if (typeof value === "string" || typeof value === "number") return value;
  if (Array.isArray(value)) return value.map(String).join(", ");
  if (value instanceof Date) return value.toISOString();
  return typeof value === "boolean" ? String(value) : null;
};

/**
 * The sentence that an error key names: `imports.tooManyColumns` is `errors.tooManyColumns` of
 * `messages/<language>/imports.json`, an ICU message filled in with `details`.
 *
 * @returns null when no such sentence is written, or when `details` lacks one of its arguments
 */
export function errorSentence(
  key: string,
  details: Readonly<Record<string, unknown>>,
  language: Language,
): string | null {
  const dot = key.indexOf(".");
  if (dot < 1) return null;
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(details)) {
    const shown = asValue(value);
    if (shown !== null) values[name] = shown;
  }
  return sentencesOf(language)(`${key.slice(0, dot)}.errors.${key.slice(dot + 1)}`, values);
}
