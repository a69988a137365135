import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { AbstractIntlMessages } from "next-intl";
import type { Locale } from "@/app/_i18n/locale";

type Loaded = { signature: string; messages: AbstractIntlMessages };
const cache = new Map<Locale, Loaded>();

/**
 * Every `messages/<locale>/<namespace>.json`, merged by file name: `campaigns.json` is `useTranslations("campaigns")`.
 * A new file is found without registering it; a changed one is read again.
 */
export function loadMessages(locale: Locale): AbstractIntlMessages {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "messages", locale);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort();
  const signature = files.map((file) => `${file}@${statSync(join(folder, file)).mtimeMs}`).join();
  const known = cache.get(locale);
  if (known?.signature === signature) return known.messages;
  const messages = Object.fromEntries(
    files.map((file) => [
      file.slice(0, -".json".length),
      JSON.parse(readFileSync(join(folder, file), "utf8")),
    ]),
  );
  cache.set(locale, { signature, messages });
  return messages;
}
