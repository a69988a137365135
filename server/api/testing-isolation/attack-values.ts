import { randomBytes } from "node:crypto";
import type { Answer } from "./ask-door";
import { differences } from "./compare-answers";
import type { Asked, Entry } from "./find-entries";
import type { World } from "./make-world";
import { inspect, type Scene } from "./scene";
import { type Place, replaceAt } from "./swap-ids";

/** What another tenant has under a name that people type: it must be as free, or as unknown, as a word that nobody has. */
type Typed = { readonly foreign: string; readonly unknown: () => string };
const fresh = () => randomBytes(6).toString("hex");

function typedValues(entry: string, { theirs, canary }: World): Readonly<Record<string, Typed>> {
  const low = canary.toLowerCase();
  const email = /people|person|member|invit|account/i.test(entry)
    ? `${theirs.personIds[0]}@example.test`
    : `${low}@example.test`;
  const domain = { foreign: `${low}.test`, unknown: () => `${fresh()}.test` };
  const word = { foreign: canary, unknown: () => `K${fresh()}` };
  const search = { search: word, text: word, action: word };
  if (/domains/.test(entry)) return { ...search, name: domain };
  return {
    ...search,
    name: word,
    label: word,
    email: { foreign: email, unknown: () => `${fresh()}@example.test` },
  };
}

/** The question with a place for each typed value, where its form has one. */
function typedPlaces(
  entry: Entry,
  asked: Asked,
  names: readonly string[],
): { question: Asked; place: Place }[] {
  return Object.entries(entry.forms).flatMap(([part, form]) => {
    const given = asked[part as "query" | "body"];
    if (form.type !== "object" || typeof given !== "object" || given === null) return [];
    return names
      .filter((name) => form.properties && name in form.properties)
      .map((name) => ({
        question: { ...asked, [part]: { ...given, [name]: "?" } },
        place: { path: [part, name], idName: name },
      }));
  });
}

/** Entries that tell of a word whether somebody else has it, with the reason. */
export const mayTell: Readonly<Record<string, string>> = {};

/**
 * Asks with names and addresses of the other tenant in place of ids. What is made of them holds those words afterwards, so nothing
 * but the answers is compared.
 */
export async function attackValues(scene: Scene, entry: Entry): Promise<void> {
  const { ours } = scene.world;
  const values = typedValues(entry.name, scene.world);
  const asker = entry.askersOf(ours)[0];
  if (!asker) return;
  for (const asked of entry.questions(ours))
    for (const { question, place } of typedPlaces(entry, asked, Object.keys(values))) {
      const typed = values[place.idName];
      if (!typed) continue;
      const ask = async (value: string): Promise<{ answer: Answer; sent: string[] }> => {
        const filled = replaceAt(question, [place], () => value);
        const answer = await entry.ask(asker, { ...filled, tenant: ours.slug });
        inspect(scene, entry.name, asker.name, answer, [value]);
        return { answer, sent: [value] };
      };
      const nobody = () => ask(typed.unknown());
      for (const difference of await differences(await nobody(), await ask(typed.foreign), nobody))
        scene.note(
          "leaks",
          entry.name,
          asker.name,
          `tells that another tenant has this ${place.idName}: ${difference.slice(0, 300)}`,
        );
      // The next question finds nobody there whom this one has made.
      if (!entry.isQuery) await scene.restore();
    }
}
