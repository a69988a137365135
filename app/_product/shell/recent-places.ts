import { z } from "zod";

const schema = z.array(z.object({ href: z.string().startsWith("/"), label: z.string() }));

export type Place = z.infer<typeof schema>[number];

const kept = 5;
const storageKey = (slug: string) => `hk_recent_${slug}`;

/** The last five places chosen in the palette on this device; empty when the browser keeps nothing. */
export function readRecentPlaces(slug: string): readonly Place[] {
  try {
    const parsed = schema.safeParse(JSON.parse(localStorage.getItem(storageKey(slug)) ?? "[]"));
    return parsed.success ? parsed.data : [];
  } catch {
    // Private windows refuse storage; recent places are a convenience.
    return [];
  }
}

/** Puts a place first. */
export function rememberPlace(slug: string, place: Place): void {
  const others = readRecentPlaces(slug).filter((other) => other.href !== place.href);
  try {
    localStorage.setItem(storageKey(slug), JSON.stringify([place, ...others].slice(0, kept)));
  } catch {
    // As above.
  }
}
