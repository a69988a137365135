import en from "@/messages/en/imports.json" with { type: "json" };
import ja from "@/messages/ja/imports.json" with { type: "json" };
import type { ImportErrorWords } from "@/server/domain/imports/export-import-errors";
import { errorSentence } from "./error-sentence";
import type { Language } from "./pick-language";

/** The words of a file that lists what is wrong with rows. */
export function importErrorWords(language: Language): ImportErrorWords {
  const { row, column, value, problem } = { ja, en }[language].download;
  return {
    head: [row, column, value, problem],
    sentence: (key, details) => errorSentence(key, details, language) ?? key,
  };
}
