import type { AbstractIntlMessages } from "next-intl";

const isGroup = (words: unknown): words is AbstractIntlMessages =>
  typeof words === "object" && words !== null;

/** Of all words those that lie at the paths, such as `contacts.pages.list`, each in its place. A path without words is passed over. */
export function pickWords(words: AbstractIntlMessages, paths: readonly string[]): AbstractIntlMessages {
  let picked: AbstractIntlMessages = {};
  for (const path of paths) {
    const names = path.split(".");
    let found: unknown = words;
    for (const name of names) found = isGroup(found) ? found[name] : undefined;
    if (!isGroup(found) && typeof found !== "string") continue;
    picked = mergeWords(
      picked,
      names.reduceRight<AbstractIntlMessages | string>(
        (inner, name) => ({ [name]: inner }),
        found,
      ) as AbstractIntlMessages,
    );
  }
  return picked;
}

/** Both, group by group. */
export function mergeWords(one: AbstractIntlMessages, other: AbstractIntlMessages): AbstractIntlMessages {
  const merged: AbstractIntlMessages = { ...one };
  for (const [name, words] of Object.entries(other)) {
    const held = merged[name];
    merged[name] = isGroup(held) && isGroup(words) ? mergeWords(held, words) : words;
  }
  return merged;
}
