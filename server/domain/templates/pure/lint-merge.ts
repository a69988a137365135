import type { ContentProblem } from "./content-problem";
import { type KnownPaths, type MergeSource, parseMerge } from "./parse-merge";

/** Merge tags of other products, as they come along with pasted text. */
const foreign = /%%[\w.]+%%|\*\|[\w:]+\|\*|\[\[[\w.]+\]\]|[$#]\{[\w.]+\}|\b__[a-z]{1,10}\d{1,4}__\b/i;

/** The merge tags of one text: broken ones, names that may come out empty, tags of other products. */
export function lintMerge(
  text: string,
  known: KnownPaths,
  where: string,
  source: MergeSource,
): ContentProblem[] {
  const { segments, problems } = parseMerge(text, known, source);
  const found: ContentProblem[] = problems.map(({ code, tag, position }) => ({
    code,
    severity: "block",
    where,
    details: source === "text" ? { tag, position: position + 1 } : { tag },
  }));
  for (const segment of segments) {
    if (segment.kind === "text") {
      const match = foreign.exec(segment.text);
      if (segment.text.includes("}}"))
        found.push({ code: "mergeUnopened", severity: "warn", where, details: {} });
      if (match) found.push({ code: "mergeForeign", severity: "warn", where, details: { tag: match[0] } });
    } else if (mayBeMissing(segment.path) && segment.fallback === "") {
      found.push({ code: "mergeWithoutFallback", severity: "warn", where, details: { tag: segment.path } });
    }
  }
  return found;
}

function mayBeMissing(path: string): boolean {
  return path.startsWith("contact.") && path !== "contact.email";
}
