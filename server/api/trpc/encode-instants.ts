const isPlain = (value: object) => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/**
 * Makes instants survive JSON on the way to the browser: a Date becomes `\u0000` and its ISO form, which
 * `app/_trpc/decode-instants.ts` turns back. No text of ours can begin so: PostgreSQL holds no NUL character.
 * Inputs travel as plain JSON; an instant in an input is an ISO string (`z.iso.datetime()`).
 */
export function encodeInstants(value: unknown): unknown {
  if (value instanceof Date) return `\u0000${value.toISOString()}`;
  if (Array.isArray(value)) return value.map(encodeInstants);
  if (typeof value !== "object" || value === null || !isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, encodeInstants(item)]));
}
