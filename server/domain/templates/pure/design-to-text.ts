import type { DesignBlock, UnlayerDesign } from "@/server/domain/templates/schema";
import { linkToText, markupToText } from "./markup-to-text";
import { sanitiseHtml } from "./sanitise-html";
import type { MailLanguage } from "./wrap-document";

const onlyPictures: Readonly<Record<MailLanguage, string>> = {
  ja: "このメールは画像でお送りしています。ブラウザーでご覧ください: {{ web_view_url }}",
  en: "This mail is made of pictures. View it in a browser: {{ web_view_url }}",
};

/**
 * The text part of a design: its blocks in reading order, an empty line between them, merge tags kept. A design
 * with nothing to read gives the address of its web view, so the part is never empty.
 */
export function designToText(design: UnlayerDesign, language: MailLanguage): string {
  const text = design.body.rows
    .flatMap(({ columns }) => columns.flatMap(({ contents }) => contents.map(blockToText)))
    .filter((block) => block !== "")
    .join("\n\n");
  return /[^\s-]/.test(text) ? text : onlyPictures[language];
}

/** One block as text, merge tags kept; empty when it has nothing to read. */
export function blockToText(block: DesignBlock): string {
  switch (block.type) {
    case "text":
      return markupToText(sanitiseHtml(block.values.text));
    case "heading":
      return markupToText(sanitiseHtml(block.values.text, "heading"));
    case "html":
      return markupToText(sanitiseHtml(block.values.html));
    case "button":
      return linkToText(
        markupToText(sanitiseHtml(block.values.text, "label")),
        block.values.href?.values.href ?? "",
      );
    case "image":
      return linkToText(block.values.altText ?? "", block.values.action?.values.href ?? "");
    default:
      return "-".repeat(20);
  }
}
