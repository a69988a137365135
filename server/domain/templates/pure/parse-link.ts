import { type KnownPaths, type MergeProblem, type MergeSegment, parseMerge } from "./parse-merge";

export type LinkProblemCode =
  | "linkMissing"
  | "linkNotAbsolute"
  | "linkScheme"
  | "linkUserinfo"
  | "linkMergeOutsideQuery"
  | "linkMergeNotAllowed";

/**
 * What a link leads to. `web`: http(s), in the spelling of WHATWG URL, values only in the query. `other`: mailto,
 * tel or a place in the same mail. `unsubscribe`, `webView`: addresses of ours, made for each recipient.
 */
export type ParsedLink =
  | { readonly kind: "web" | "other"; readonly url: readonly MergeSegment[] }
  | { readonly kind: "unsubscribe" | "webView" }
  | { readonly kind: "problem"; readonly code: LinkProblemCode }
  | { readonly kind: "mergeProblem"; readonly problem: MergeProblem };

const schemes: ReadonlySet<string> = new Set(["http", "https", "mailto", "tel"]);
const ownLinks: Readonly<Record<string, "unsubscribe" | "webView">> = {
  unsubscribe_url: "unsubscribe",
  web_view_url: "webView",
};

/**
 * Reads the address of a link. Merge fields may fill values of the query and nothing else, so no value can change
 * where a link leads: not the scheme, host or path, not the name of a parameter, not the fragment.
 *
 * @param href decoded: no HTML entities
 */
export function parseLink(href: string, known: KnownPaths): ParsedLink {
  const { segments, problems } = parseMerge(href.trim(), known);
  const [firstProblem] = problems;
  if (firstProblem) return { kind: "mergeProblem", problem: firstProblem };
  const [first] = segments;
  if (first === undefined) return refuse("linkMissing");
  if (first.kind === "value" && segments.length === 1) {
    const kind = ownLinks[first.path];
    return kind === undefined ? refuse("linkMergeOutsideQuery") : { kind };
  }
  const values = segments.filter((segment) => segment.kind === "value");
  if (values.some(({ path }) => path in ownLinks)) return refuse("linkMergeNotAllowed");
  if (first.kind === "text" && segments.length === 1 && /^#[\w-]*$/.test(first.text)) {
    return { kind: "other", url: segments };
  }
  return readUrl(segments);
}

function readUrl(segments: readonly MergeSegment[]): ParsedLink {
  const literals = segments.map((segment) => (segment.kind === "text" ? segment.text : "")).join("");
  const mark = markNotIn(literals);
  const marked = segments.map((segment) => (segment.kind === "text" ? segment.text : mark)).join("");
  const beforeQuery = marked.split("?", 1)[0] ?? "";
  if (beforeQuery.includes(mark)) return refuse("linkMergeOutsideQuery");
  if (/\p{Cc}/u.test(literals) || beforeQuery.includes("\\")) return refuse("linkNotAbsolute");
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(marked)?.[1]?.toLowerCase();
  if (scheme === undefined) return refuse("linkNotAbsolute");
  if (!schemes.has(scheme)) return refuse("linkScheme");
  const isWeb = scheme.startsWith("http");
  // Browsers repair "https:evil.test" and "https:///evil.test"; a reader of the address would not see a host there.
  if (isWeb && !/^https?:\/\/[^/]/i.test(marked)) return refuse("linkNotAbsolute");
  const parsed = URL.parse(marked);
  if (parsed === null) return refuse("linkNotAbsolute");
  if (parsed.username !== "" || parsed.password !== "") return refuse("linkUserinfo");
  if (!marksAreQueryValues(parsed, mark)) return refuse("linkMergeOutsideQuery");
  return { kind: isWeb ? "web" : "other", url: replaceMarks(parsed.href, mark, segments) };
}

/** A word that URL spelling leaves alone and that the address does not hold yet. */
function markNotIn(literals: string): string {
  let mark = "mergemark";
  while (literals.toLowerCase().includes(mark)) mark += "x";
  return mark;
}

function marksAreQueryValues({ href, search }: URL, mark: string): boolean {
  const inValues = search
    .slice(1)
    .split("&")
    .map((pair) => pair.slice(pair.indexOf("=") + 1 || pair.length))
    .join("&");
  return href.split(mark).length === inValues.split(mark).length;
}

function replaceMarks(href: string, mark: string, segments: readonly MergeSegment[]): MergeSegment[] {
  const values = segments.filter((segment) => segment.kind === "value");
  return href.split(mark).flatMap((text, index): MergeSegment[] => {
    const value = values[index];
    const literal: MergeSegment[] = text === "" ? [] : [{ kind: "text", text }];
    return value === undefined ? literal : [...literal, value];
  });
}

function refuse(code: LinkProblemCode): ParsedLink {
  return { kind: "problem", code };
}
