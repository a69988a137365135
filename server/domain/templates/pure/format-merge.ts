import type { MergeSegment } from "./parse-merge";

/** Segments as text again, in one spelling: what `parseMerge` reads back as the same segments. */
export function formatMerge(segments: readonly MergeSegment[]): string {
  return segments.map((segment) => (segment.kind === "text" ? segment.text : formatTag(segment))).join("");
}

function formatTag({ path, fallback }: { path: string; fallback: string }): string {
  if (fallback === "") return `{{ ${path} }}`;
  const quote = fallback.includes('"') ? "'" : '"';
  return `{{ ${path} | default: ${quote}${fallback}${quote} }}`;
}
