const shown = (value: unknown): string =>
  value === null || value === undefined
    ? "–"
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What an entry of the staff's log says in one line: the reason, what was looked at, and each value that changed. */
export function describeEntry({ before, after, reason, at, slug }: Record<string, unknown>): string {
  const parts = [reason, at, slug].filter((part) => typeof part === "string");
  if (isRecord(after))
    for (const [name, value] of Object.entries(after)) {
      const was = isRecord(before) ? before[name] : undefined;
      if (shown(was) !== shown(value)) parts.push(`${name}: ${shown(was)} → ${shown(value)}`);
    }
  return parts.join(" · ");
}
