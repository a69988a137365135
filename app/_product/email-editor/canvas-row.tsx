"use client";
import { useDraggable } from "@dnd-kit/core";
import { useTranslations } from "next-intl";
import { type CSSProperties, Fragment, memo } from "react";
import { cx } from "@/app/_ui/cx";
import type { UnlayerDesign } from "@/server/domain/templates/schema";
import type { BlockProblems } from "./block-problems";
import { CanvasColumn } from "./canvas-column";
import { contentWidthInPixels } from "./canvas-markup";
import type { DesignRow } from "./design-tree";
import { useEditorActs } from "./editor-context";
import type { EditorSelection } from "./editor-selection";
import { FrameBar } from "./frame-bar";
import type { Carried } from "./mail-dnd";
import { duplicateRow, hasFixed, removeRow, stepRow } from "./row-operations";

type CanvasRowProps = {
  row: DesignRow;
  index: number;
  /** Blocks before this row. */
  blocksBefore: number;
  body: UnlayerDesign["body"]["values"];
  /** Null when what is selected is not in this row. */
  selection: EditorSelection;
  problems: BlockProblems;
};

/** One row of the canvas with its columns; its own frame while it is selected. Drawn anew only when it changes. */
export const CanvasRow = memo(function CanvasRow(props: CanvasRowProps) {
  const { row, index, blocksBefore, body, selection, problems } = props;
  const t = useTranslations("editor");
  const { select, focus, apply } = useEditorActs();
  const id = row.id ?? "";
  const name = t("blocks.row");
  const isSelected = selection?.kind === "row" && selection.id === id;
  const data: Carried = { kind: "row", id, name };
  const drag = useDraggable({ id: `row:${id}`, data, disabled: hasFixed(row) });
  const { padding, backgroundColor, columnsBackgroundColor, noStackMobile } = row.values;
  const content: CSSProperties = {
    maxWidth: contentWidthInPixels(body),
    backgroundColor: columnsBackgroundColor,
  };
  let no = blocksBefore;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; this groups one part of the mail
    <div
      ref={drag.setNodeRef}
      role="group"
      tabIndex={isSelected ? 0 : -1}
      data-row-of-mail={id}
      aria-label={t("canvas.row", { number: index + 1, columns: row.columns.length })}
      aria-current={isSelected || undefined}
      onClick={(event) => {
        event.stopPropagation();
        select({ kind: "row", id });
      }}
      onKeyDown={() => undefined}
      style={{ padding, backgroundColor }}
      className={cx(
        "relative -outline-offset-1 focus-visible:outline-accent",
        isSelected && "z-1 outline-2 outline-accent outline-dashed",
        drag.isDragging && "opacity-40",
      )}
    >
      {isSelected && (
        <FrameBar
          name={name}
          locked={hasFixed(row)}
          grip={{ ...drag.attributes, ...drag.listeners }}
          onStep={(step) => {
            apply((now) => stepRow(now, id, step));
            focus({ kind: "row", id });
          }}
          onDuplicate={() => apply((now) => duplicateRow(now, id))}
          onRemove={() => apply((now) => removeRow(now, id))}
          more={[]}
        />
      )}
      <div className="mx-auto" style={content}>
        <div className="mail-columns" data-keep-columns={noStackMobile || undefined}>
          {row.columns.map((column, columnIndex) => {
            const first = no + 1;
            no += column.contents.length;
            return (
              <Fragment key={column.id}>
                <CanvasColumn
                  row={row}
                  columnIndex={columnIndex}
                  firstNo={first}
                  body={body}
                  selection={selection}
                  problems={problems}
                />
              </Fragment>
            );
          })}
        </div>
      </div>
    </div>
  );
});
