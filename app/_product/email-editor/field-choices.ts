import type { MergeField } from "@/server/domain/templates/schema";

const ownLinks: ReadonlySet<string> = new Set(["unsubscribe_url", "web_view_url"]);

/** Fields for a subject, and for words of a block: addresses of ours are links there, not words. */
export function lineFields(fields: readonly MergeField[]): readonly MergeField[] {
  return fields.filter(({ path }) => !ownLinks.has(path));
}

/** Fields for a value in an address. */
export function addressFields(fields: readonly MergeField[]): readonly MergeField[] {
  return fields.filter(({ path }) => path.startsWith("contact."));
}
