const longest = 200;
/** Ids and hashes say nothing to a reader; they stand in the log itself. */
const opaque = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{40,})$/;
const isOpaque = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0 && value.every(isOpaque)
    : typeof value === "string" && opaque.test(value);

function show(value: unknown): string {
  if (Array.isArray(value)) return value.map(show).join(", ");
  if (typeof value === "object" && value !== null) return JSON.stringify(value);
  return String(value);
}

/** Where a detail's value is itself a list of fields. */
const namesFields = (key: string, value: unknown): value is string[] =>
  (key === "changed" || key === "fields") && Array.isArray(value);

/**
 * The second line of a row of the audit log: what it was done to, by name or by the end of its id, and what changed:
 * `月代だより · revision: 3`.
 *
 * @param wordOf the reader's word for a detail's key
 */
export function describeDetails(
  {
    subject,
    subjectName,
    details,
  }: { subject: string; subjectName: string | null; details: Readonly<Record<string, unknown>> },
  wordOf: (key: string) => string,
): string {
  const facts = Object.entries(details)
    .filter(([, value]) => value !== null && !isOpaque(value))
    .map(([key, value]) => `${wordOf(key)}: ${show(namesFields(key, value) ? value.map(wordOf) : value)}`);
  const text = [subjectName ?? `…${subject.slice(-6)}`, ...facts].join(" · ");
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
