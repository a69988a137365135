/** What a link leads to, as a person chooses it. */
export type LinkKind = "web" | "mail" | "phone" | "unsubscribe" | "webView";
export const linkKinds: readonly LinkKind[] = ["web", "mail", "phone", "unsubscribe", "webView"];

const ownTags = { unsubscribe: "{{ unsubscribe_url }}", webView: "{{ web_view_url }}" } as const;

/** An address apart: its kind, and what is typed for it. */
export function readHref(href: string): { kind: LinkKind; address: string } {
  const own = /^\{\{\s*(unsubscribe_url|web_view_url)\s*\}\}$/.exec(href)?.[1];
  if (own !== undefined) return { kind: own === "web_view_url" ? "webView" : "unsubscribe", address: "" };
  if (/^mailto:/i.test(href)) return { kind: "mail", address: href.slice("mailto:".length) };
  if (/^tel:/i.test(href)) return { kind: "phone", address: href.slice("tel:".length) };
  return { kind: "web", address: href };
}

/** The address to store. A web address without a scheme gets `https://`, as people leave it out. */
export function writeHref(kind: LinkKind, typed: string): string {
  const address = typed.trim();
  if (kind === "unsubscribe" || kind === "webView") return ownTags[kind];
  if (address === "") return "";
  if (kind === "mail") return `mailto:${address.replace(/^mailto:/i, "")}`;
  if (kind === "phone") return `tel:${address.replace(/^tel:/i, "").replace(/[^\d+*#,;-]/g, "")}`;
  return /^[a-z\d-]+(?:\.[a-z\d-]+)+(?:[/?#:]|$)/i.test(address) ? `https://${address}` : address;
}
