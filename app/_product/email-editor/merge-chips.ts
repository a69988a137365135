import { escapeHtml } from "@/server/domain/templates/pure/escape-html";
import { type LabelOf, type MergeTag, mapTags, mapTagsInMarkup, writeTag } from "./merge-tags";

/** The attribute that holds a chip's tag as it is stored. */
export const chipAttribute = "data-merge";

/** Markup to show and edit: each merge tag a chip in words. */
export function markupWithChips(markup: string, labelOf: LabelOf): string {
  return mapTagsInMarkup(markup, (tag) => chipMarkup(tag, labelOf));
}

/** Plain text to show and edit, as markup: escaped, each merge tag a chip in words. */
export function textWithChips(text: string, labelOf: LabelOf): string {
  // Tags are read before the text is escaped: a fallback may hold quotes.
  const chips: string[] = [];
  const marked = mapTags(
    text.replaceAll("\0", ""),
    "text",
    (tag) => `\0${chips.push(chipMarkup(tag, labelOf)) - 1}\0`,
  );
  return escapeHtml(marked).replace(/\0(\d+)\0/g, (_, no: string) => chips[Number(no)] ?? "");
}

/** One chip. A field that the tenant does not have looks wrong and says its path. */
export function chipMarkup(tag: MergeTag, labelOf: LabelOf): string {
  const label = labelOf(tag.path);
  const kind = label === null ? ' data-unknown=""' : "";
  return `<span ${chipAttribute}="${escapeHtml(writeTag(tag, "text"))}" contenteditable="false"${kind}>${escapeHtml(label ?? tag.path)}</span>`;
}
