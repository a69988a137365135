/** Turns back what `server/api/trpc/encode-instants.ts` wrote: a text that begins with `\u0000` is an instant. */
export function decodeInstants(value: unknown): unknown {
  if (typeof value === "string") return value.startsWith("\u0000") ? new Date(value.slice(1)) : value;
  if (Array.isArray(value)) return value.map(decodeInstants);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, decodeInstants(item)]));
}
