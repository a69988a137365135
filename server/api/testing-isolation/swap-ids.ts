import { randomUUID } from "node:crypto";
import type { Asked, Schema } from "./find-entries";

type Ids = Readonly<Record<string, string>>;
/** Where in a question an id stands: the way to it, and the name of the id. */
export type Place = { readonly path: readonly string[]; readonly idName: string };

function walk(
  value: unknown,
  path: readonly string[],
  see: (text: string, path: readonly string[]) => void,
): void {
  if (typeof value === "string") see(value, path);
  else if (typeof value === "object" && value !== null)
    for (const [name, inner] of Object.entries(value)) walk(inner, [...path, name], see);
}

/** Every place of a question that has one of these ids in it, also as a part of a text (`campaigns/<id>`). */
export function placesOf(question: Asked, ids: Ids): Place[] {
  const places: Place[] = [];
  walk(question, [], (text, path) => {
    const found = Object.entries(ids).find(([, id]) => id !== "" && text.includes(id));
    if (found) places.push({ path, idName: found[0] });
  });
  return places;
}

/** The same question with other texts in these places. */
export function replaceAt(
  question: Asked,
  places: readonly Place[],
  replace: (text: string, place: Place) => string,
): Asked {
  const at = new Map(places.map((place) => [place.path.join("/"), place]));
  const copy = (value: unknown, path: readonly string[]): unknown => {
    const place = at.get(path.join("/"));
    if (typeof value === "string") return place ? replace(value, place) : value;
    if (Array.isArray(value)) return value.map((inner, no) => copy(inner, [...path, String(no)]));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, copy(inner, [...path, name])]),
      );
    return value;
  };
  return copy(question, []) as Asked;
}

/** Something of the same form that nobody has. */
export const unknownLike = (value: string): string =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
    ? randomUUID()
    : value
        .replaceAll(/[0-9]/g, () => String(Math.floor(Math.random() * 10)))
        .replaceAll(/[a-z]/g, randomLetter);
const randomLetter = () => "abcdef"[Math.floor(Math.random() * 6)] ?? "a";

const singular = (name: string) => name.replace(/s$/, "");
const isText = (schema: Schema) =>
  schema.type === "string" || (schema.anyOf ?? []).some((one) => (one as Schema).type === "string");

/**
 * Names in a form that stand for ids (`folderId`, `contactIds`, whatever must be a UUID), as fixtures call them. A cursor names a
 * place in one's own list.
 */
export function idNamesOf(schema: Schema | boolean | undefined, name = ""): Set<string> {
  const names = new Set<string>();
  if (typeof schema !== "object") return names;
  const isId = schema.format === "uuid" || (/[a-z]Ids?$/.test(name) && isText(schema));
  if (isId && name !== "cursor") names.add(singular(name));
  for (const [property, inner] of Object.entries(schema.properties ?? {}))
    for (const found of idNamesOf(inner as Schema, property)) names.add(found);
  for (const inner of [schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])])
    for (const found of idNamesOf(inner as Schema, name)) names.add(found);
  return names;
}
