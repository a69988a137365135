import { BodyDefaults, ColumnDefaults, exporters, RowDefaults } from "@unlayer/exporters";
import type { UnlayerDesign } from "@/server/domain/templates/schema";
import { designToText } from "./design-to-text";
import { renderBlock } from "./render-block";
import { hiddenPreheader, type MailLanguage, wrapDocument } from "./wrap-document";

type Exporter = (...values: readonly unknown[]) => string;
type Row = UnlayerDesign["body"]["rows"][number];
type Values = Readonly<Record<string, unknown>>;

const defaultContentWidth = 600;
/** Fonts that every common system has, Japanese ones first. */
const defaultFont = {
  label: "Sans",
  value: "'Hiragino Sans','Hiragino Kaku Gothic ProN','Yu Gothic',Meiryo,Arial,sans-serif",
};

/**
 * A design as HTML for mail clients (tables, inline styles, UTF-8) and as text. Merge tags stay as they are written.
 * The same design gives the same bytes.
 *
 * @param design parsed by `unlayerDesign`: what the schema refuses must not get here
 * @returns `html`, a whole document, canonical: LF, no empty line, no space at either end of a line, no final line
 *   break; `text`, never empty
 */
export function renderDesign(
  design: UnlayerDesign,
  { subject, preheader, language }: { subject: string; preheader: string; language: MailLanguage },
): { html: string; text: string } {
  const { rows, values } = design.body;
  const contentWidth = Math.round(Number.parseFloat(String(values.contentWidth ?? defaultContentWidth)));
  const bodyValues = {
    ...BodyDefaults,
    fontFamily: defaultFont,
    ...values,
    linkStyle: { ...BodyDefaults.linkStyle, ...values.linkStyle },
    contentWidth: `${contentWidth}px`,
    preheaderText: "",
    _meta: { htmlID: "u_body", htmlClassNames: "u_body" },
  };
  const counter = { blocks: 0, columns: 0 };
  const inner = rows.map((row, index) => renderRow(row, index, bodyValues, counter)).join("\n");
  const body = (exporters.Body.email as Exporter)(hiddenPreheader(preheader) + inner, bodyValues, {
    bodyValues,
  });
  const columnPercents = new Set(rows.flatMap(({ cells }) => cells.map((cell) => percentOf(cell, cells))));
  const html = wrapDocument({ language, subject, body, bodyValues, contentWidth, columnPercents });
  return { html: tidy(html), text: designToText(design, language) };
}

function renderRow(
  row: Row,
  index: number,
  body: Values,
  counter: { blocks: number; columns: number },
): string {
  const rowValues = {
    ...RowDefaults,
    ...row.values,
    cells: row.cells,
    _meta: {
      htmlID: `u_row_${index + 1}`,
      htmlClassNames: row.values.noStackMobile ? "u_row no-stack" : "u_row",
    },
  };
  const columns = row.columns.map((column, columnIndex) => {
    counter.columns += 1;
    const columnValues = {
      ...ColumnDefaults,
      ...column.values,
      _meta: { htmlID: `u_column_${counter.columns}`, htmlClassNames: "u_column" },
    };
    const blocks = column.contents.map((block) => {
      counter.blocks += 1;
      const place = {
        body,
        row: rowValues,
        column: columnValues,
        cells: row.cells,
        columnIndex,
        no: counter.blocks,
      };
      return renderBlock(block, place);
    });
    return (exporters.Column.email as Exporter)(
      blocks.join("\n"),
      columnValues,
      columnIndex,
      row.cells,
      body,
      rowValues,
    );
  });
  return (exporters.Row.email as Exporter)(columns.join("\n"), rowValues, body, {
    collection: "rows",
    variant: "email",
  });
}

const editorClass = /(?<=["\s])v-(?!button["\s])[\w-]+\s?/g;

/** As Unlayer's exporters reckon the class of a column: two decimals. */
function percentOf(cell: number, cells: readonly number[]): number {
  return Math.round((cell / cells.reduce((sum, each) => sum + each, 0)) * 10_000) / 100;
}

/**
 * White space of the source means nothing here: no element that keeps it (pre, textarea) is let in. The `v-` classes
 * are for style sheets of the hosted editor; but for the button's they are a tenth of the bytes.
 */
function tidy(html: string): string {
  return html
    .replace(/<[a-z][^<>]*>/gi, (tag) =>
      tag.replace(/ class="[^"]*"/, (classes) => classes.replace(editorClass, "")),
    )
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}
