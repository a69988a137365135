import { DomainError } from "@/server/platform/errors";
import type { Slot } from "./compiled-template";
import type { LinkPlace, LinkTable } from "./make-link-table";
import { parseLink } from "./parse-link";
import type { MergeSegment } from "./parse-merge";

/**
 * An address as literals and slots: a slot for the whole of it when it is tracked or ours, else its own text with
 * slots in the query.
 *
 * @param href decoded; literals come back decoded too
 * @param place `table` null: not to be tracked (an image); `isDraft`: a bad address leads nowhere instead of being
 *   refused
 * @throws INVALID `templates.linkNotValid` · `templates.mergeNotValid`
 */
export function segmentLink(
  href: string,
  {
    table,
    part,
    isDraft,
  }: { readonly table: LinkTable | null; readonly part: LinkPlace; readonly isDraft: boolean },
): (string | Slot)[] {
  const link = parseLink(href, null);
  if (link.kind === "web") {
    const no = table?.numberOf(link.url, part) ?? null;
    return no === null ? link.url.map(inQuery) : [{ kind: "link", no }];
  }
  if (link.kind === "other") return link.url.map(inQuery);
  const isOurs = link.kind === "unsubscribe" || link.kind === "webView";
  if (isOurs && table !== null) return [{ kind: link.kind }];
  if (isDraft) return ["#"];
  if (link.kind === "mergeProblem") throw new DomainError("INVALID", "templates.mergeNotValid", link.problem);
  const code = link.kind === "problem" ? link.code : "linkMergeNotAllowed";
  throw new DomainError("INVALID", "templates.linkNotValid", { href: href.slice(0, 200), code });
}

function inQuery(segment: MergeSegment): string | Slot {
  if (segment.kind === "text") return segment.text;
  return { kind: "value", path: segment.path, fallback: segment.fallback, form: "query" };
}
