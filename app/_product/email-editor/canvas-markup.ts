import { BodyDefaults, ColumnDefaults, RowDefaults } from "@unlayer/exporters";
import { type BlockPlace, renderBlock } from "@/server/domain/templates/pure/render-block";
import type { DesignBlock, UnlayerDesign } from "@/server/domain/templates/schema";
import type { DesignColumn, DesignRow } from "./design-tree";
import { markupWithChips } from "./merge-chips";
import type { LabelOf } from "./merge-tags";
import { emptyDesign } from "./new-block";

type Surroundings = {
  body: UnlayerDesign["body"]["values"];
  row: DesignRow["values"];
  cells: DesignRow["cells"];
  column: DesignColumn["values"] | undefined;
  columnIndex: number;
};

/** What a block inherits from: the same that `renderDesign` gives its exporters. */
export function blockPlace({ body, row, cells, column, columnIndex }: Surroundings): Omit<BlockPlace, "no"> {
  return {
    body: {
      ...BodyDefaults,
      fontFamily: emptyDesign.body.values.fontFamily,
      ...body,
      linkStyle: { ...BodyDefaults.linkStyle, ...body.linkStyle },
      contentWidth: `${contentWidthInPixels(body)}px`,
    },
    row: { ...RowDefaults, ...row, cells },
    column: { ...ColumnDefaults, ...column },
    cells,
    columnIndex,
  };
}

export function contentWidthInPixels({ contentWidth }: UnlayerDesign["body"]["values"]): number {
  return Math.round(Number.parseFloat(String(contentWidth ?? 600))) || 600;
}

/**
 * A block as the mail shows it, to be looked at and written in: the markup that is sent, less what only Outlook
 * reads, its merge tags as chips. Links lead nowhere here (`data-href`), and headings are none of the page's.
 */
export function canvasMarkup(block: DesignBlock, place: Omit<BlockPlace, "no">, labelOf: LabelOf): string {
  const rendered = renderBlock(block, { ...place, no: 1 })
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<[a-z][^<>]*>/gi, quietTag);
  return markupWithChips(rendered, labelOf);
}

function quietTag(tag: string): string {
  // Names that exporters give to tables of looks would be read out in the middle of the page.
  const anonymous = tag.replace(/ id="[^"]*"/, "").replace(/^(<table[^<>]*?) aria-label="[^"]*"/i, "$1");
  if (/^<a\s/i.test(anonymous)) return anonymous.replace(/ href="/, ' data-href="');
  // Whose server a picture comes from need not learn where it is looked at.
  if (/^<img\s/i.test(anonymous)) return anonymous.replace(/^<img/i, '$& referrerpolicy="no-referrer"');
  if (/^<h[1-6][\s>]/i.test(anonymous)) return anonymous.replace(/^<h[1-6]/i, '$& role="presentation"');
  return anonymous;
}
