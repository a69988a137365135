import { escapeHtml } from "@/server/domain/templates/pure/escape-html";
import { formatMerge } from "@/server/domain/templates/pure/format-merge";
import { type MergeSource, parseMerge } from "@/server/domain/templates/pure/parse-merge";

export type MergeTag = { readonly path: string; readonly fallback: string };
/** What people call a field, or null for one that the tenant does not have. */
export type LabelOf = (path: string) => string | null;

const tag = /\{\{(?:(?!\{\{|\}\})[\s\S])*\}\}/g;
const markupToken = /<!--[\s\S]*?-->|<[^<>]*>|[^<]+|</g;
const longestFallback = 200;

/** Text with each merge tag that can be read replaced; broken ones stay for the check to speak of. */
export function mapTags(text: string, source: MergeSource, replace: (tag: MergeTag) => string): string {
  return text.replace(tag, (whole) => {
    const { segments, problems } = parseMerge(whole, null, source);
    const [only] = segments;
    return only?.kind === "value" && segments.length === 1 && problems.length === 0 ? replace(only) : whole;
  });
}

/** As `mapTags`, in the words of markup only: what stands in attributes and comments is left alone. */
export function mapTagsInMarkup(markup: string, replace: (tag: MergeTag) => string): string {
  return markup.replace(markupToken, (token) =>
    token.startsWith("<") ? token : mapTags(token, "html", replace),
  );
}

/** The merge tags of a text, in order. */
export function tagsIn(text: string, source: MergeSource): MergeTag[] {
  const found: MergeTag[] = [];
  const collect = (one: MergeTag) => {
    found.push(one);
    return "";
  };
  if (source === "html") mapTagsInMarkup(text, collect);
  else mapTags(text, source, collect);
  return found;
}

/** The text with its `at`-th merge tag, from 0, put in other terms. */
export function replaceTag(text: string, source: MergeSource, at: number, next: MergeTag): string {
  let count = -1;
  const replace = (one: MergeTag) => {
    count += 1;
    return writeTag(count === at ? next : one, source);
  };
  return source === "html" ? mapTagsInMarkup(text, replace) : mapTags(text, source, replace);
}

/** A merge tag as it is stored. In markup its "<", ">" and "&" are entities. */
export function writeTag({ path, fallback }: MergeTag, source: MergeSource): string {
  const written = formatMerge([{ kind: "value", path, fallback: storableFallback(fallback) }]);
  return source === "html" ? escapeHtml(written).replaceAll("&quot;", '"').replaceAll("&#39;", "'") : written;
}

/** A text as people read it, its tags in words: the fallback where there is one, else the name of the field. */
export function inWords(text: string, source: MergeSource, labelOf: LabelOf): string {
  const replace = ({ path, fallback }: MergeTag) => {
    const words = fallback === "" ? (labelOf(path) ?? path) : fallback;
    return source === "html" ? escapeHtml(words) : words;
  };
  return source === "html" ? mapTagsInMarkup(text, replace) : mapTags(text, source, replace);
}

/** Quotes and braces would end the tag; the full-width forms read the same. */
function storableFallback(fallback: string): string {
  const readable = fallback
    .replaceAll("{", "｛")
    .replaceAll("}", "｝")
    .replace(/[\r\n\t]+/g, " ");
  const quoted = readable.includes('"') && readable.includes("'") ? readable.replaceAll('"', "”") : readable;
  return quoted.slice(0, longestFallback);
}
