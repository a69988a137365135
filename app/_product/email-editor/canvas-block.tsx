"use client";
import { useDraggable } from "@dnd-kit/core";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PointerEvent } from "react";
import { cx } from "@/app/_ui/cx";
import type { BlockPlace } from "@/server/domain/templates/pure/render-block";
import type { DesignBlock } from "@/server/domain/templates/schema";
import { BlockContent } from "./block-content";
import { duplicateBlock, isFixed, removeBlock } from "./block-operations";
import { BlockPlaceholder } from "./block-placeholder";
import { useEditor } from "./editor-context";
import { afterRemoval } from "./editor-selection";
import { FrameBar } from "./frame-bar";
import type { Carried } from "./mail-dnd";
import { stepBlock } from "./step-block";
import { useBlockMoves } from "./use-block-moves";

type CanvasBlockProps = {
  block: DesignBlock;
  place: Omit<BlockPlace, "no">;
  rowId: string;
  /** Its number in the mail, from 1. */
  no: number;
};

/** One block of the canvas: pressed it is selected and written in, dragged it moves. */
export function CanvasBlock({ block, place, rowId, no }: CanvasBlockProps) {
  const t = useTranslations("editor");
  const { design, selection, select, focus, apply, problems } = useEditor();
  const id = block.id ?? "";
  const name = t(`blocks.${block.type}`);
  const locked = isFixed(block);
  const isSelected = selection?.kind === "block" && selection.id === id;
  const worst = problems.get(id)?.some(({ severity }) => severity === "block") ? "block" : "warn";
  const data: Carried = { kind: "block", id, name };
  const drag = useDraggable({ id: `block:${id}`, data, disabled: locked });
  const more = useBlockMoves(id, rowId);
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
        <FrameBar
          name={name}
          locked={locked}
          grip={{ ...drag.attributes, ...drag.listeners }}
          onStep={(step) => {
            apply((design) => stepBlock(design, id, step));
            focus({ kind: "block", id });
          }}
          onDuplicate={() => apply((design) => duplicateBlock(design, id))}
          onRemove={() => {
            apply((now) => removeBlock(now, id));
            focus(afterRemoval(design, selection));
          }}
          more={more}
        />
      )}
      <BlockPlaceholder block={block} />
      <BlockContent block={block} place={place} editable={isSelected && !locked} />
      {problems.has(id) && (
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
}
