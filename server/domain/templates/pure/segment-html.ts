import { DomainError } from "@/server/platform/errors";
import type { Slot } from "./compiled-template";
import { decodeEntities } from "./decode-entities";
import { escapeHtml } from "./escape-html";
import type { LinkTable } from "./make-link-table";
import { segmentLink } from "./segment-link";
import { segmentMerge } from "./segment-merge";

type Segments = (string | Slot)[];

// Sound because no attribute holds "<" or ">" and all are in double quotes: sanitiser, exporters and schema see to it.
const tag = /<\/?[a-z][^<>]*>/gi;
const attribute = /(\s(href|src|alt|title)=")([^"]*)"/gi;

type Options = { readonly table: LinkTable; readonly trackOpens: boolean; readonly isDraft: boolean };

/**
 * Rendered HTML as literals and slots. Merge tags are let into text, `alt`, `title` and the query of an address,
 * nowhere else.
 *
 * @param html as `renderDesign` returns it
 * @throws INVALID `templates.mergeNotValid` · `templates.linkNotValid` · `templates.mergeNotAllowedHere`
 */
export function segmentHtml(html: string, options: Options): Segments {
  const segments: Segments = [];
  const inText = { source: "html", form: "text", isDraft: options.isDraft } as const;
  const bodyEnd = options.trackOpens ? html.lastIndexOf("</body>") : -1;
  let end = 0;
  for (const match of html.matchAll(tag)) {
    segments.push(...segmentMerge(html.slice(end, match.index), inText));
    if (match.index === bodyEnd) segments.push(...openPixel);
    segments.push(...segmentTag(match[0], options));
    end = match.index + match[0].length;
  }
  segments.push(...segmentMerge(html.slice(end), inText));
  return segments;
}

const openPixel: Segments = [
  '<img src="',
  { kind: "open" },
  '" width="1" height="1" border="0" alt="" style="display:block;width:1px;height:1px;border:0;">\n',
];

function segmentTag(source: string, options: Options): Segments {
  const segments: Segments = [];
  let end = 0;
  for (const match of source.matchAll(attribute)) {
    const [whole, opening = "", name = "", value = ""] = match;
    segments.push(literal(source.slice(end, match.index)), opening);
    segments.push(...segmentAttribute(name.toLowerCase(), value, source, options), '"');
    end = match.index + whole.length;
  }
  segments.push(literal(source.slice(end)));
  return segments;
}

function segmentAttribute(name: string, value: string, source: string, options: Options): Segments {
  const { table, isDraft } = options;
  if (name === "alt" || name === "title")
    return segmentMerge(value, { source: "html", form: "attribute", isDraft });
  if (name === "src" && (value === "" || value.startsWith("data:image/"))) return [literal(value)];
  const part = source.startsWith("<v:") ? "vml" : "html";
  const segments = segmentLink(decodeEntities(value), {
    table: name === "src" ? null : table,
    part,
    isDraft,
  });
  return segments.map((segment) => (typeof segment === "string" ? escapeHtml(segment) : segment));
}

function literal(source: string): string {
  if (!source.includes("{{")) return source;
  throw new DomainError("INVALID", "templates.mergeNotAllowedHere", { tag: source.trim().slice(0, 100) });
}
