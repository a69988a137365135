import {
  ButtonDefaults,
  DividerDefaults,
  exporters,
  HeadingDefaults,
  HtmlDefaults,
  ImageDefaults,
  TextDefaults,
} from "@unlayer/exporters";
import type { DesignBlock } from "@/server/domain/templates/schema";
import { escapeHtml } from "./escape-html";
import { sanitiseHtml } from "./sanitise-html";

/** The exporters declare every argument, past ones included; what they are given is made here and nowhere else. */
type Exporter = (...values: readonly unknown[]) => string;
type Values = Readonly<Record<string, unknown>>;

/** Where a block stands: what the exporters reckon widths and inherit fonts from. */
export type BlockPlace = {
  readonly body: Values;
  readonly row: Values;
  readonly column: Values;
  readonly cells: readonly number[];
  readonly columnIndex: number;
  readonly no: number;
};

const emailExporters: Readonly<Record<DesignBlock["type"], Exporter>> = {
  text: exporters.Text.email as Exporter,
  heading: exporters.Heading.email as Exporter,
  image: exporters.Image.email as Exporter,
  button: exporters.Button.email as Exporter,
  divider: exporters.Divider.email as Exporter,
  html: exporters.Html.email as Exporter,
};
const defaults: Readonly<Record<DesignBlock["type"], Values>> = {
  text: TextDefaults,
  heading: HeadingDefaults,
  image: ImageDefaults,
  button: ButtonDefaults,
  divider: DividerDefaults,
  html: HtmlDefaults,
};

/**
 * One block as table-based HTML for mail clients, by Unlayer's own exporters. They escape nothing but an image's
 * src and alt, so text is sanitised and addresses are escaped before they get there; the rest the schema has held
 * to forms that cannot leave an attribute.
 *
 * @param place `no` counts the blocks of the mail from 1: ids are made of it, so the same design gives the same bytes
 */
export function renderBlock(block: DesignBlock, place: BlockPlace): string {
  if (block.type === "image" && block.values.src.url === "") return "";
  const values = {
    containerPadding: "10px",
    ...defaults[block.type],
    ...block.values,
    ...renderValues(block, place),
    _meta: { htmlID: `u_content_${block.type}_${place.no}`, htmlClassNames: `u_content_${block.type}` },
  };
  const meta = {
    index: 0,
    columnIndex: place.columnIndex,
    columnValues: place.column,
    rowIndex: 0,
    rowCells: place.cells,
    rowValues: place.row,
    bodyValues: place.body,
    exporterConfig: {},
    embeddedValues: {},
  };
  const inner = emailExporters[block.type](
    values,
    0,
    place.columnIndex,
    place.cells,
    place.body,
    place.row,
    {},
    meta,
  );
  return (exporters.Content.email as Exporter)(inner, values, place.body, {});
}

function renderValues(block: DesignBlock, place: BlockPlace): Values {
  switch (block.type) {
    case "text":
      return { text: sanitiseHtml(block.values.text) };
    case "heading":
      return { text: sanitiseHtml(block.values.text, "heading") };
    case "html":
      return { html: sanitiseHtml(block.values.html) };
    case "button":
      // The exporter unescapes a label once: without this, the word "&lt;script&gt;" would become an element.
      return {
        text: sanitiseHtml(block.values.text, "label").replaceAll("&", "&amp;"),
        href: renderLink(block.values.href),
      };
    case "image":
      return renderImage(block.values, place);
    default:
      return {};
  }
}

function renderImage(values: Extract<DesignBlock, { type: "image" }>["values"], place: BlockPlace): Values {
  const { src } = values;
  return {
    // Without a width the exporter prints 100, which Outlook takes for pixels.
    src: { ...src, url: escapeHtml(src.url), width: src.width ?? columnWidth(place) },
    altText: escapeHtml(values.altText ?? ""),
    action: renderLink(values.action),
  };
}

function columnWidth({ body, cells, columnIndex }: BlockPlace): number {
  const total = cells.reduce((sum, cell) => sum + cell, 0);
  return Math.round((Number.parseFloat(String(body.contentWidth)) * (cells[columnIndex] ?? total)) / total);
}

function renderLink(link: { values: { href: string; target?: string | undefined } } | undefined): Values {
  return { url: escapeHtml(link?.values.href.trim() ?? ""), target: "_blank" };
}
