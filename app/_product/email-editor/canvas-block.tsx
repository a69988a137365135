"use client";
import { useDraggable } from "@dnd-kit/core";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type PointerEvent } from "react";
import { cx } from "@/app/_ui/cx";
import type { ContentProblem } from "@/server/domain/templates/pure/content-problem";
import type { BlockPlace } from "@/server/domain/templates/pure/render-block";
import type { DesignBlock } from "@/server/domain/templates/schema";
import { BlockContent } from "./block-content";
import { BlockFrame } from "./block-frame";
import { isFixed } from "./block-operations";
import { BlockPlaceholder } from "./block-placeholder";
import { useEditorActs } from "./editor-context";
import type { Carried } from "./mail-dnd";

type CanvasBlockProps = {
  block: DesignBlock;
  place: Omit<BlockPlace, "no">;
  rowId: string;
  /** Its number in the mail, from 1. */
  no: number;
  isSelected: boolean;
  /** How bad its worst problem is. */
  worst: ContentProblem["severity"] | null;
};

/** One block of the canvas: pressed it is selected and written in, dragged it moves. Drawn anew only when it changes. */
export const CanvasBlock = memo(function CanvasBlock(props: CanvasBlockProps) {
  const { block, place, rowId, no, isSelected, worst } = props;
  const t = useTranslations("editor");
  const { select } = useEditorActs();
  const id = block.id ?? "";
  const name = t(`blocks.${block.type}`);
  const locked = isFixed(block);
  const data: Carried = { kind: "block", id, name };
  const drag = useDraggable({ id: `block:${id}`, data, disabled: locked });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; this groups one part of the mail
    <div
      ref={drag.setNodeRef}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard selects and moves it here
      tabIndex={0}
      data-block={id}
      aria-label={t("canvas.block", { name, number: no })}
      aria-current={isSelected || undefined}
      onClick={(event) => {
        event.stopPropagation();
        select({ kind: "block", id });
      }}
      onFocus={(event) => {
        event.stopPropagation();
        if (!isSelected) select({ kind: "block", id });
      }}
      onKeyDown={() => undefined}
      onPointerDown={(event: PointerEvent) => {
        // A finger scrolls; a selected block is written in.
        if (!isSelected && event.pointerType === "mouse") drag.listeners?.onPointerDown?.(event);
      }}
      className={cx(
        "group/block @container/block relative -outline-offset-1 focus-visible:outline-accent",
        isSelected ? "z-1 outline-2 outline-accent" : "hover:outline-1 hover:outline-accent-line",
        drag.isDragging && "opacity-40",
      )}
    >
      {isSelected && (
        <BlockFrame block={block} rowId={rowId} grip={{ ...drag.attributes, ...drag.listeners }} />
      )}
      <BlockPlaceholder block={block} />
      <BlockContent block={block} place={place} editable={isSelected && !locked} />
      {worst !== null && (
        <span
          className={cx(
            "pointer-events-none absolute top-1 right-1 grid size-5 place-items-center rounded-full bg-sheet",
            worst === "block" ? "text-danger-text" : "text-warning-text",
          )}
        >
          <TriangleAlert aria-hidden="true" />
          <span className="sr-only">{t("canvas.problem")}</span>
        </span>
      )}
    </div>
  );
});
