import { createHash } from "node:crypto";

/** JSON with keys in order, so that equal contents have equal bytes wherever they were built. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

/** sha256 of the canonical JSON, in hex: what an approval is given for. */
export const hashContent = (content: unknown): string =>
  createHash("sha256").update(canonicalJson(content)).digest("hex");
