import { DomainError } from "@/server/platform/errors";
import type { Slot } from "./compiled-template";
import { type MergeSource, parseMerge } from "./parse-merge";

/**
 * Text or HTML text as literals and slots.
 *
 * @param place `isDraft`: a broken tag is left out instead of refused
 * @throws INVALID `templates.mergeNotValid`
 */
export function segmentMerge(
  text: string,
  place: { readonly source: MergeSource; readonly form: "text" | "attribute"; readonly isDraft: boolean },
): (string | Slot)[] {
  const { segments, problems } = parseMerge(text, null, place.source);
  const [problem] = problems;
  if (problem && !place.isDraft) throw new DomainError("INVALID", "templates.mergeNotValid", problem);
  return segments.map((segment): string | Slot => {
    if (segment.kind === "text") return segment.text;
    if (segment.path === "unsubscribe_url") return { kind: "unsubscribe" };
    if (segment.path === "web_view_url") return { kind: "webView" };
    return { kind: "value", path: segment.path, fallback: segment.fallback, form: place.form };
  });
}
