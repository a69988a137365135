"use client";
import { useDraggable } from "@dnd-kit/core";
import { useTranslations } from "next-intl";
import { type CSSProperties, Fragment } from "react";
import { cx } from "@/app/_ui/cx";
import { CanvasColumn } from "./canvas-column";
import { contentWidthInPixels } from "./canvas-markup";
import type { DesignRow } from "./design-tree";
import { useEditor } from "./editor-context";
import { FrameBar } from "./frame-bar";
import type { Carried } from "./mail-dnd";
import { duplicateRow, hasFixed, removeRow, stepRow } from "./row-operations";

type CanvasRowProps = {
  row: DesignRow;
  index: number;
  /** Blocks before this row. */
  blocksBefore: number;
};

/** One row of the canvas with its columns; its own frame while it is selected. */
export function CanvasRow({ row, index, blocksBefore }: CanvasRowProps) {
  const t = useTranslations("editor");
  const { design, selection, select, focus, apply } = useEditor();
  const id = row.id ?? "";
  const name = t("blocks.row");
  const isSelected = selection?.kind === "row" && selection.id === id;
  const data: Carried = { kind: "row", id, name };
  const drag = useDraggable({ id: `row:${id}`, data, disabled: hasFixed(row) });
  const { padding, backgroundColor, columnsBackgroundColor, noStackMobile } = row.values;
  const content: CSSProperties = {
    maxWidth: contentWidthInPixels(design.body.values),
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
                <CanvasColumn row={row} columnIndex={columnIndex} firstNo={first} />
              </Fragment>
            );
          })}
        </div>
      </div>
    </div>
  );
}
