import type { DesignBlock } from "@/server/domain/templates/schema";
import type { ContentProblem, ContentProblemCode } from "./content-problem";
import { decodeEntities } from "./decode-entities";
import { lintMerge } from "./lint-merge";
import { markupToText } from "./markup-to-text";
import { parseLink } from "./parse-link";
import type { KnownPaths } from "./parse-merge";
import { type MarkupPlace, sanitiseHtml } from "./sanitise-html";

/** What is wrong with one block: its merge tags, links and images. */
export function lintBlock(block: DesignBlock, known: KnownPaths, where: string): ContentProblem[] {
  switch (block.type) {
    case "text":
      return lintMarkup(block.values.text, "block", known, where);
    case "heading":
      return lintMarkup(block.values.text, "heading", known, where);
    case "html":
      return lintMarkup(block.values.html, "block", known, where);
    case "button":
      return lintButton(block.values, known, where);
    case "image":
      return lintImage(block.values, known, where);
    default:
      return [];
  }
}

/** The problem of one address, if any. @param href decoded */
export function lintLink(href: string, known: KnownPaths, where: string): ContentProblem[] {
  const link = parseLink(href, known);
  if (link.kind === "mergeProblem") return [problem(link.problem.code, where, { tag: link.problem.tag })];
  if (link.kind === "problem") return [problem(link.code, where, { href: href.slice(0, 200) })];
  return [];
}

function lintMarkup(source: string, place: MarkupPlace, known: KnownPaths, where: string): ContentProblem[] {
  const markup = sanitiseHtml(source, place);
  const problems = markup.split(/<[^<>]*>/).flatMap((text) => lintMerge(text, known, where, "html"));
  const bare = decodeEntities(markup.replace(/<[^<>]*>/g, ""));
  const whole = decodeEntities(markup.replace(/<[^<>]*>/g, "\n"));
  if (countPairs(bare) > countPairs(whole)) problems.push(problem("mergeBrokenByMarkup", where, {}));
  for (const [, href = ""] of markup.matchAll(/<a\s[^<>]*?href="([^"]*)"/gi)) {
    problems.push(...lintLink(decodeEntities(href), known, where));
  }
  for (const [image] of markup.matchAll(/<img\s[^<>]*>/gi)) {
    const attribute = (name: string) =>
      decodeEntities(new RegExp(`\\s${name}="([^"]*)"`).exec(image)?.[1] ?? "");
    problems.push(...lintPicture(attribute("src"), attribute("alt"), known, where));
  }
  return problems;
}

function lintButton(
  values: Extract<DesignBlock, { type: "button" }>["values"],
  known: KnownPaths,
  where: string,
): ContentProblem[] {
  const problems = lintMarkup(values.text, "label", known, where);
  if (markupToText(sanitiseHtml(values.text, "label")) === "") {
    problems.push(warning("buttonLabelMissing", where));
  }
  return [...problems, ...lintLink(values.href?.values.href ?? "", known, where)];
}

function lintImage(
  values: Extract<DesignBlock, { type: "image" }>["values"],
  known: KnownPaths,
  where: string,
): ContentProblem[] {
  if (values.src.url === "") return [problem("imageMissing", where, {})];
  const href = values.action?.values.href.trim() ?? "";
  return [
    ...lintPicture(values.src.url, values.altText ?? "", known, where),
    ...(href === "" ? [] : lintLink(href, known, where)),
  ];
}

function lintPicture(src: string, alt: string, known: KnownPaths, where: string): ContentProblem[] {
  const problems = lintMerge(alt, known, where, "text");
  if (alt.trim() === "") problems.push(warning("imageAltMissing", where));
  if (src.startsWith("data:")) return [...problems, warning("imageEmbedded", where)];
  if (parseLink(src, known).kind === "web") return problems;
  const found = lintLink(src, known, where);
  // An address of ours or a mailbox is a good link and no picture.
  return [
    ...problems,
    ...(found.length > 0 ? found : [problem("linkScheme", where, { href: src.slice(0, 200) })]),
  ];
}

function warning(code: ContentProblemCode, where: string): ContentProblem {
  return { code, severity: "warn", where, details: {} };
}

function problem(
  code: ContentProblemCode,
  where: string,
  details: Readonly<Record<string, string | number>>,
): ContentProblem {
  return { code, severity: "block", where, details };
}

function countPairs(text: string): number {
  return text.split(/\{\{|\}\}/).length;
}
