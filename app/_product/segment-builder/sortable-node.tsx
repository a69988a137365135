"use client";
import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode } from "react";
import { useBuilder } from "@/app/_product/segment-builder/builder-context";
import { useModifierKey } from "@/app/_product/shell/use-modifier-key";
import { cx } from "@/app/_ui/cx";

type SortableNodeProps = { id: string; children: (grip: ReactNode) => ReactNode };

/** A row or group that can be dragged by its grip, and by ⌥↑ ⌥↓; ⌘D makes a copy. */
export function SortableNode({ id, children }: SortableNodeProps) {
  const t = useTranslations("segments.pages.builder");
  const modifier = useModifierKey();
  const { acts } = useBuilder();
  const sortable = useSortable({ id });
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isModified = event.metaKey || event.ctrlKey;
    const steps = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    const copies = isModified && !event.altKey && event.key.toLowerCase() === "d";
    if (steps === undefined && !copies) return;
    event.preventDefault();
    // The innermost row acts, not the groups around it.
    event.stopPropagation();
    if (steps === undefined) acts.duplicate(id);
    else acts.shift(id, steps);
  };
  const keys = modifier === "⌘" ? "⌥↑ ⌥↓" : "Alt+↑ Alt+↓";
  const grip = (
    <span
      ref={sortable.setActivatorNodeRef}
      {...sortable.listeners}
      title={t("grip", { keys })}
      aria-hidden="true"
      className="grid size-6 flex-none cursor-grab touch-none place-items-center text-text-3 active:cursor-grabbing"
    >
      <GripVertical />
    </span>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to whatever has the focus inside
    <div
      ref={sortable.setNodeRef}
      data-node={id}
      style={{ transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition }}
      className={cx(sortable.isDragging && "relative z-10 shadow-md")}
      onKeyDown={press}
    >
      {children(grip)}
    </div>
  );
}
