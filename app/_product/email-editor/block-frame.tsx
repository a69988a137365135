"use client";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import type { DesignBlock } from "@/server/domain/templates/schema";
import { duplicateBlock, isFixed, removeBlock } from "./block-operations";
import { useEditor } from "./editor-context";
import { afterRemoval } from "./editor-selection";
import { FrameBar } from "./frame-bar";
import { stepBlock } from "./step-block";
import { useBlockMoves } from "./use-block-moves";

type BlockFrameProps = { block: DesignBlock; rowId: string; grip: ComponentProps<typeof FrameBar>["grip"] };

/** What can be done to the selected block, at its frame. */
export function BlockFrame({ block, rowId, grip }: BlockFrameProps) {
  const t = useTranslations("editor.blocks");
  const { design, selection, focus, apply } = useEditor();
  const id = block.id ?? "";
  const more = useBlockMoves(id, rowId);
  return (
    <FrameBar
      name={t(block.type)}
      locked={isFixed(block)}
      grip={grip}
      onStep={(step) => {
        apply((now) => stepBlock(now, id, step));
        focus({ kind: "block", id });
      }}
      onDuplicate={() => apply((now) => duplicateBlock(now, id))}
      onRemove={() => {
        apply((now) => removeBlock(now, id));
        focus(afterRemoval(design, selection));
      }}
      more={more}
    />
  );
}
