import type { Answer } from "./ask-door";
import type { Asked, Entry } from "./find-entries";
import { inspect, type Scene } from "./scene";

const cursorOf = ({ body }: Answer): string | null => /"nextCursor":"([^"]+)"/.exec(body)?.[1] ?? null;

/** The same question for a page of one, where its form knows pages. */
function paged(entry: Entry, asked: Asked, cursor?: string): Asked | null {
  const part = (["query", "body"] as const).find((one) => {
    const properties = entry.forms[one]?.properties;
    return properties && "cursor" in properties && "limit" in properties;
  });
  if (!part) return null;
  const given = asked[part];
  return {
    ...asked,
    [part]: { ...(typeof given === "object" ? given : {}), limit: 1, ...(cursor && { cursor }) },
  };
}

/**
 * Lets the other tenant itself ask what only looks: it must be answered, or the attacks had nothing to find. Then the same address is
 * asked by us, through the same process, and a cursor of its lists is tried in ours.
 *
 * @returns whether the answer told the canary
 */
export async function askAsTheirs(scene: Scene, entry: Entry): Promise<boolean> {
  const { ours, theirs, canary } = scene.world;
  const [their, our] = [entry.askersOf(theirs)[0], entry.askersOf(ours)[0]];
  if (!their || !our) return false;
  let tells = false;
  for (const asked of entry.questions(theirs)) {
    const answer = await entry.ask(their, { ...asked, tenant: theirs.slug });
    if (answer.status !== 200 && answer.status !== 204)
      scene.note(
        "faults",
        entry.name,
        `their ${their.name}`,
        `its own tenant is answered ${answer.status}, so the attacks had nothing to find: ${answer.body.slice(0, 200)}`,
      );
    tells ||= answer.body.toLowerCase().includes(canary.toLowerCase());
    inspect(
      scene,
      entry.name,
      our.name,
      await entry.ask(our, { ...asked, tenant: ours.slug }),
      Object.values(theirs.ids),
    );
    const page = paged(entry, asked);
    const cursor = page && cursorOf(await entry.ask(their, { ...page, tenant: theirs.slug }));
    const own = cursor && paged(entry, entry.questions(ours)[0] ?? {}, cursor);
    if (own)
      inspect(scene, entry.name, our.name, await entry.ask(our, { ...own, tenant: ours.slug }), [cursor]);
  }
  return tells;
}
