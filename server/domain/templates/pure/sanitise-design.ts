import type { DesignBlock, UnlayerDesign } from "@/server/domain/templates/schema";
import { sanitiseHtml } from "./sanitise-html";

/** A design to store: the markup of each block sanitised. Rendering does it again and trusts nothing stored. */
export function sanitiseDesign(design: UnlayerDesign): UnlayerDesign {
  const rows = design.body.rows.map((row) => ({
    ...row,
    columns: row.columns.map((column) => ({ ...column, contents: column.contents.map(sanitiseBlock) })),
  }));
  return { ...design, body: { ...design.body, rows } };
}

function sanitiseBlock(block: DesignBlock): DesignBlock {
  switch (block.type) {
    case "text":
      return { ...block, values: { ...block.values, text: sanitiseHtml(block.values.text) } };
    case "heading":
      return { ...block, values: { ...block.values, text: sanitiseHtml(block.values.text, "heading") } };
    case "button":
      return { ...block, values: { ...block.values, text: sanitiseHtml(block.values.text, "label") } };
    case "html":
      return { ...block, values: { ...block.values, html: sanitiseHtml(block.values.html) } };
    default:
      return block;
  }
}
