import type { Slot } from "./compiled-template";
import type { LinkTable } from "./make-link-table";
import { parseLink } from "./parse-link";
import { segmentLink } from "./segment-link";
import { segmentMerge } from "./segment-merge";
import { splitTextLinks } from "./split-text-links";

/**
 * A text part as literals and slots.
 *
 * @throws INVALID `templates.mergeNotValid` · `templates.linkNotValid`
 */
export function segmentText(text: string, table: LinkTable, isDraft: boolean): (string | Slot)[] {
  return splitTextLinks(text).flatMap((piece) =>
    piece.kind === "address" && !isProse(piece.text)
      ? segmentLink(piece.text, { table, part: "text", isDraft })
      : segmentMerge(piece.text, { source: "text", form: "text", isDraft }),
  );
}

/** `https://...` in a sentence is no link: it reads as none, and nobody can follow it. */
function isProse(address: string): boolean {
  const link = parseLink(address, null);
  return link.kind === "problem" && link.code === "linkNotAbsolute" && !address.includes("{{");
}
