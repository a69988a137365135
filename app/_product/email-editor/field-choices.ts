import type { MergeField } from "@/server/domain/templates/schema";

const ownLinks: ReadonlySet<string> = new Set(["unsubscribe_url", "web_view_url"]);

/** Fields for one line of words: addresses of ours may not stand there. */
export function lineFields(fields: readonly MergeField[]): readonly MergeField[] {
  return fields.filter(({ path }) => !ownLinks.has(path));
}

/** Fields for the words of a block: addresses of ours are links there, not words. */
export const bodyFields = lineFields;

/** Fields for a value in an address. */
export function addressFields(fields: readonly MergeField[]): readonly MergeField[] {
  return fields.filter(({ path }) => path.startsWith("contact."));
}
