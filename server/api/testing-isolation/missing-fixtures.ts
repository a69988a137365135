import type { Stock } from "@/server/api/trpc/testing-inputs";
import type { Entry } from "./find-entries";
import { idNamesOf, placesOf } from "./swap-ids";

/** Ids that a form takes and that no question asks with, because there is none of its name. */
export function missingFixtures(entry: Entry, { ids, ...stock }: Stock): string[] {
  const names = Object.values(entry.forms).flatMap((form) => [...idNamesOf(form)]);
  const asked = entry.questions({ ids, ...stock }).flatMap((question) => placesOf(question, ids));
  const isAsked = (name: string) =>
    asked.some(({ path }) => path.includes(name) || path.includes(`${name}s`));
  return [...new Set(names)].filter((name) => !(name in ids) && !isAsked(name));
}
