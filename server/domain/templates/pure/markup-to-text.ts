import { decodeEntities } from "./decode-entities";
import { formatMerge } from "./format-merge";
import { parseLink } from "./parse-link";

const token = /<(\/?)([a-z][a-z0-9]*)([^<>]*)>|[^<]+|</gi;
const paragraphs: ReadonlySet<string> = new Set(
  "p h1 h2 h3 h4 h5 h6 ul ol table blockquote center".split(" "),
);
const lines: ReadonlySet<string> = new Set("div li tr br".split(" "));

/**
 * Sanitised markup as text to read: paragraphs apart by an empty line, `・` before list items, a link as
 * `text (address)`, an image as its alternative text. White space that HTML folds is folded; U+3000 is kept.
 *
 * @param markup as `sanitiseHtml` returns it
 */
export function markupToText(markup: string): string {
  let text = "";
  const links: { href: string; start: number }[] = [];
  for (const [piece, slash, tagName, attributes] of markup.matchAll(token)) {
    if (tagName === undefined) {
      text += foldSpaces(decodeEntities(piece), text);
      continue;
    }
    const tag = tagName.toLowerCase();
    const isEnd = slash === "/";
    if (paragraphs.has(tag)) text = `${text.trimEnd()}\n\n`;
    else if (tag === "br") text = `${trimLineEnd(text)}\n`;
    else if (lines.has(tag) && !text.endsWith("\n")) text = `${trimLineEnd(text)}\n`;
    if (tag === "li" && !isEnd) text += "・";
    else if (tag === "hr") text = `${text.trimEnd()}\n\n${"-".repeat(20)}\n\n`;
    else if ((tag === "td" || tag === "th") && isEnd) text += " ";
    else if (tag === "img") text += attribute(attributes, "alt");
    else if (tag === "a" && !isEnd) links.push({ href: attribute(attributes, "href"), start: text.length });
    else if (tag === "a") text += addressAfter(links.pop(), text);
  }
  return text
    .split("\n")
    .map(trimLineEnd)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/**
 * A link as text: the address in parentheses after its label, or alone when the label says nothing more. The address
 * is spelt as in the HTML part, in ASCII, so that it is found again; one that cannot be read stays as it is.
 */
export function linkToText(label: string, href: string): string {
  const shown = label.trim();
  if (href === "" || href.startsWith("#")) return shown;
  const link = parseLink(href, null);
  const address = ("url" in link ? formatMerge(link.url) : href.trim()).replace(/^(?:mailto|tel):/i, "");
  const isSame = [href, address, address.replace(/\/$/, "")].includes(shown);
  return shown === "" || isSame ? address : `${shown} (${address})`;
}

function addressAfter(link: { href: string; start: number } | undefined, text: string): string {
  if (link === undefined) return "";
  const label = text.slice(link.start).trim();
  const shown = linkToText(label, link.href);
  return shown.startsWith(label) ? shown.slice(label.length) : ` (${shown})`;
}

function attribute(attributes: string | undefined, name: string): string {
  return decodeEntities(new RegExp(`\\s${name}="([^"]*)"`, "i").exec(attributes ?? "")?.[1] ?? "");
}

function foldSpaces(piece: string, before: string): string {
  const folded = piece.replace(/[ \t\r\n\f\u00a0]+/g, " ");
  return before === "" || /[\n ]$/.test(before) ? folded.replace(/^ /, "") : folded;
}

function trimLineEnd(text: string): string {
  return text.replace(/[ \t]+$/, "");
}
