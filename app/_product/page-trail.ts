/** Where a list stands: the cursor of its page, and the cursors of the pages before, so that there is a way back. */
export type PageTrail = { readonly cursor: string | undefined; readonly before: readonly string[] };

/** The first page has no cursor, and this stands for it in the trail. */
const first = "-";
/** A trail longer than this forgets its beginning: addresses have an end. */
const longestTrail = 15;
const separator = "~";

/** Reads `?cursor=…&before=…~…` of a list's address. */
export function readTrail(query: { cursor?: string | undefined; before?: string | undefined }): PageTrail {
  return {
    cursor: query.cursor || undefined,
    before: query.before ? query.before.split(separator) : [],
  };
}

/** The addresses of the neighbours of a page; absent at the ends. */
export function neighbours(
  path: string,
  kept: Readonly<Record<string, string | undefined>>,
  { cursor, before }: PageTrail,
  nextCursor: string | null,
): { previousHref: string | undefined; nextHref: string | undefined } {
  const href = (to: string | undefined, trail: readonly string[]) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(kept)) if (value) query.set(name, value);
    if (to !== undefined && to !== first) query.set("cursor", to);
    if (trail.length > 0) query.set("before", trail.slice(-longestTrail).join(separator));
    return query.size > 0 ? `${path}?${query}` : path;
  };
  return {
    previousHref: cursor === undefined ? undefined : href(before.at(-1) ?? first, before.slice(0, -1)),
    nextHref: nextCursor === null ? undefined : href(nextCursor, [...before, cursor ?? first]),
  };
}
