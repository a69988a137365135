/**
 * A tag list such as `v=DKIM1; p=…` (RFC 6376 §3.2, also DMARC's): tag names in lower case, values without white
 * space around them, in the order written.
 *
 * @returns null when it is none, or a tag occurs twice
 */
export function parseTagList(text: string): Map<string, string> | null {
  const tags = new Map<string, string>();
  for (const part of text.replace(/;\s*$/, "").split(";")) {
    const [, name, value] = /^\s*([A-Za-z][A-Za-z0-9_]*)\s*=([\s\S]*)$/.exec(part) ?? [];
    if (name === undefined || value === undefined || tags.has(name.toLowerCase())) return null;
    tags.set(name.toLowerCase(), value.trim());
  }
  return tags;
}
