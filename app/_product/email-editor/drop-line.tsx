"use client";
import { useDndContext, useDroppable } from "@dnd-kit/core";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { cx } from "@/app/_ui/cx";
import type { BlockTarget } from "./block-operations";
import { slotId } from "./drop-slots";
import type { Carried } from "./mail-dnd";

/** Where something can be dropped; while it is about to be, a dashed bar says what will land. */
export const DropLine = memo(
  function DropLine({ target }: { target: BlockTarget }) {
    const t = useTranslations("editor.drag");
    const { isOver, setNodeRef } = useDroppable({ id: slotId(target) });
    const { active } = useDndContext();
    const name = (active?.data.current as Carried | undefined)?.name ?? "";
    return (
      <div ref={setNodeRef} className={cx(isOver ? "py-1" : "h-0")} aria-hidden="true">
        {isOver && (
          <div className="mx-1 grid h-7.5 place-items-center truncate rounded-sm border-[1.5px] border-accent-line border-dashed bg-accent-soft px-2 font-sans text-accent-text text-xs">
            {t("here", { name })}
          </div>
        )}
      </div>
    );
  },
  (shown, next) => slotId(shown.target) === slotId(next.target),
);
