import { type MergeValues, mergeValue } from "./merge-value";
import type { MergeSegment } from "./parse-merge";

/** The destination of a link for one recipient: values are percent-encoded, so each stays within its query value. */
export function fillLink(url: readonly MergeSegment[], values: MergeValues): string {
  return url
    .map((segment) =>
      segment.kind === "text" ? segment.text : encodeQueryValue(mergeValue(segment, values)),
    )
    .join("");
}

/** Percent-encodes all but the unreserved characters of RFC 3986 §2.3. */
export function encodeQueryValue(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, "\ufffd")).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
