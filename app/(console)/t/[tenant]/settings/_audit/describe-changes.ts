type Values = Readonly<Record<string, unknown>>;
type Words = {
  /** The reader's word for a field. */
  field: (key: string) => string;
  /** The reader's word for a value; the text itself where there is none. */
  value: (key: string, value: string) => string;
  none: string;
  on: string;
  off: string;
};
const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function show(key: string, value: unknown, words: Words): string {
  if (value === null || value === undefined || value === "") return words.none;
  if (typeof value === "boolean") return value ? words.on : words.off;
  if (Array.isArray(value))
    return value.length === 0 ? words.none : value.map((item) => show(key, item, words)).join(", ");
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  return id.test(text) ? `…${text.slice(-6)}` : words.value(key, text);
}

/**
 * What changed in a row of the audit log, a line each: `週の上限: なし → 3`.
 *
 * @returns empty where nothing was changed
 */
export function describeChanges(before: Values | null, after: Values | null, words: Words): string[] {
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return keys.map(
    (key) => `${words.field(key)}: ${show(key, before?.[key], words)} → ${show(key, after?.[key], words)}`,
  );
}
