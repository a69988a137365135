import { DomainError } from "@/server/platform/errors";

type Place = { readonly value: unknown; readonly name: string; readonly parent: Place | null };

/** A path is told so far down. */
const mostNames = 20;

const fieldOf = (place: Place): string => {
  const names: string[] = [];
  for (let at: Place | null = place; at?.parent; at = at.parent) names.push(at.name);
  return names.reverse().slice(0, mostNames).join(".");
};

function refuseUnstorable(text: string, place: Place): void {
  if (text.includes("\0")) throw new DomainError("INVALID", "api.nulCharacter", { field: fieldOf(place) });
  if (!text.isWellFormed())
    throw new DomainError("INVALID", "api.brokenCharacter", { field: fieldOf(place) });
}

/**
 * Refuses what JSON can say and PostgreSQL cannot store: the character NUL, and half of a surrogate pair (RFC 8259 §8.2),
 * in any text or name, however deep.
 *
 * @param input JSON as parsed, nothing else checked
 * @throws INVALID the first such text; `details.field` is its path, such as `rows.3.email`
 */
export function requireStorableText(input: unknown): void {
  // Not recursive: nothing has yet checked how deep this goes.
  const left: Place[] = [{ value: input, name: "", parent: null }];
  for (let place = left.pop(); place; place = left.pop()) {
    const { value } = place;
    if (typeof value === "string") refuseUnstorable(value, place);
    else if (typeof value === "object" && value !== null)
      for (const name of Object.keys(value).reverse()) {
        refuseUnstorable(name, place);
        left.push({ value: (value as Record<string, unknown>)[name], name, parent: place });
      }
  }
}
