const longest = 200;

function show(value: unknown): string {
  if (Array.isArray(value)) return value.map(show).join(", ");
  if (typeof value === "object" && value !== null) return JSON.stringify(value);
  return String(value);
}

/**
 * The second line of a row of the audit log: what it was done to, and what changed, in the log's own terms:
 * `campaigns/0198… · revision: 3`. People read it to look something up, programs the log itself.
 */
export function describeDetails({
  subject,
  details,
}: {
  subject: string;
  details: Readonly<Record<string, unknown>>;
}): string {
  const facts = Object.entries(details).map(([name, value]) => `${name}: ${show(value)}`);
  const text = [subject, ...facts].join(" · ");
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
