"use client";
import { useTranslations } from "next-intl";
import { type CSSProperties, Fragment, useMemo } from "react";
import type { UnlayerDesign } from "@/server/domain/templates/schema";
import { type BlockProblems, worstProblem } from "./block-problems";
import { CanvasBlock } from "./canvas-block";
import { blockPlace } from "./canvas-markup";
import type { DesignRow } from "./design-tree";
import { DropLine } from "./drop-line";
import type { EditorSelection } from "./editor-selection";

type CanvasColumnProps = {
  row: DesignRow;
  columnIndex: number;
  firstNo: number;
  body: UnlayerDesign["body"]["values"];
  selection: EditorSelection;
  problems: BlockProblems;
};

/** One column: its blocks, and between them the places to drop. */
export function CanvasColumn({ row, columnIndex, firstNo, body, selection, problems }: CanvasColumnProps) {
  const t = useTranslations("editor.placeholder");
  const { cells } = row;
  const column = row.columns[columnIndex];
  // Only what a block inherits: else every keystroke in a neighbour would write it anew.
  const place = useMemo(
    () => blockPlace({ body, row: row.values, cells, column: column?.values, columnIndex }),
    [body, row.values, cells, column?.values, columnIndex],
  );
  if (column?.id === undefined) return null;
  const columnId = column.id;
  const share = (cells[columnIndex] ?? 1) / cells.reduce((sum, cell) => sum + cell, 0);
  const { padding, backgroundColor, border, borderRadius } = column.values;
  return (
    <div className="mail-column" style={{ "--share": `${share * 100}%` } as CSSProperties}>
      <div
        style={{
          boxSizing: "border-box",
          minHeight: "100%",
          padding,
          backgroundColor,
          borderRadius,
          ...borderStyle(border),
        }}
      >
        <DropLine target={{ kind: "column", columnId, index: 0 }} />
        {column.contents.map((block, index) => (
          <Fragment key={block.id}>
            <CanvasBlock
              block={block}
              place={place}
              rowId={row.id ?? ""}
              no={firstNo + index}
              isSelected={selection?.kind === "block" && selection.id === block.id}
              worst={worstProblem(problems, block.id ?? "")}
            />
            <DropLine target={{ kind: "column", columnId, index: index + 1 }} />
          </Fragment>
        ))}
        {column.contents.length === 0 && (
          <div className="m-2 grid min-h-16 place-items-center rounded-sm border border-line-strong border-dashed p-2 text-center font-sans text-sm text-text-3">
            {t("column")}
          </div>
        )}
      </div>
    </div>
  );
}

function borderStyle(border: Record<string, string | number | undefined> | undefined): CSSProperties {
  return Object.fromEntries(
    Object.entries(border ?? {}).filter(([, value]) => value !== undefined && value !== ""),
  );
}
