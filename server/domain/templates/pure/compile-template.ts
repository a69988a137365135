import { encodeQuotedPrintable } from "@/server/mta/mime/encode-quoted-printable";
import { DomainError } from "@/server/platform/errors";
import type { CompiledPart, CompiledTemplate, LinksPolicy, Slot } from "./compiled-template";
import { makeLinkTable } from "./make-link-table";
import { type MergeSegment, parseMerge } from "./parse-merge";
import type { RenderedMail } from "./render-mail";
import { segmentHtml } from "./segment-html";
import { segmentText } from "./segment-text";

/**
 * Does once per release all that is the same for every recipient: finds merge tags, replaces http(s) links by
 * numbered slots, encodes what lies between. The same input gives the same bytes.
 *
 * @param input `trackOpens` puts a pixel at the end of the HTML part; `trackClicks` false leaves every link as it is;
 *   `isDraft` true, for a preview only: what is broken is left out instead of refused
 * @throws INVALID `templates.mergeNotValid` · `templates.linkNotValid` · `templates.mergeNotAllowedHere`: content
 *   that `lintContent` blocks. INVALID `mime.nulCharacter`
 */
export function compileTemplate(input: {
  readonly content: RenderedMail;
  readonly links: LinksPolicy;
  readonly trackOpens: boolean;
  readonly trackClicks: boolean;
  readonly isDraft?: boolean;
}): CompiledTemplate {
  const { content, links, trackOpens, trackClicks, isDraft = false } = input;
  const table = makeLinkTable({ ...links, trackClicks });
  const html =
    content.html === null ? null : compilePart(segmentHtml(content.html, { table, trackOpens, isDraft }));
  const text = compilePart(segmentText(content.text, table, isDraft));
  return {
    subject: compileLine(content.subject, isDraft),
    preheader: compileLine(content.preheader, isDraft),
    text,
    html,
    links: table.links.map((url, index) => ({ no: index + 1, url })),
  };
}

function compileLine(line: string, isDraft: boolean): readonly MergeSegment[] {
  const { segments, problems } = parseMerge(line, null);
  const [problem] = problems;
  if (problem && !isDraft) throw new DomainError("INVALID", "templates.mergeNotValid", problem);
  return segments;
}

/** A line that ends here goes on in the next piece (RFC 2045 §6.7 (5)). */
const softBreak = Buffer.from("=\r\n");

function compilePart(segments: readonly (string | Slot)[]): CompiledPart {
  const pieces: (Buffer | Slot)[] = [];
  let literal = "";
  for (const segment of segments) {
    if (typeof segment === "string") {
      literal += segment;
      continue;
    }
    pieces.push(staticPiece(literal, pieces.length > 0, true), segment);
    literal = "";
  }
  pieces.push(staticPiece(`${literal}\n`, pieces.length > 0, false));
  return pieces;
}

function staticPiece(literal: string, followsSlot: boolean, precedesSlot: boolean): Buffer {
  const encoded = encodeQuotedPrintable(literal);
  // A line break alone ends the line of the slot itself.
  if (literal === "\n" && !precedesSlot) return encoded;
  // Between two slots one break is enough, and at the start of a part none is needed.
  if (encoded.length === 0) return followsSlot ? softBreak : encoded;
  const pieces = followsSlot ? [softBreak, encoded] : [encoded];
  return Buffer.concat(precedesSlot ? [...pieces, softBreak] : pieces);
}
