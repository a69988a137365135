"use client";
import { useDraggable } from "@dnd-kit/core";
import { Columns2, Columns3, RectangleHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BlockIcon } from "./block-icon";
import type { Carried } from "./mail-dnd";
import { blockTypes } from "./new-block";

const rows = [
  { cells: [1], icon: RectangleHorizontal },
  { cells: [1, 1], icon: Columns2 },
  { cells: [1, 1, 1], icon: Columns3 },
] as const;

/** What a mail is made of: dragged into the canvas, or pressed to be put under the selection. */
export function BlockPalette({ onAdd }: { onAdd: (carried: Carried) => void }) {
  const t = useTranslations("editor");
  return (
    <section aria-labelledby="mail-palette">
      <h2 id="mail-palette" className="mb-2 font-bold text-md max-lg:sr-only">
        {t("palette.label")}
      </h2>
      <ul className="grid gap-2 max-lg:flex max-lg:overflow-x-auto max-lg:pb-1 lg:grid-cols-2">
        {blockTypes.map((type) => {
          const name = t(`blocks.${type}`);
          return (
            <PaletteItem
              key={type}
              id={`new:${type}`}
              carried={{ kind: "newBlock", type, name }}
              icon={<BlockIcon type={type} />}
              onAdd={onAdd}
            />
          );
        })}
        {rows.map(({ cells, icon: Icon }) => (
          <PaletteItem
            key={cells.length}
            id={`new-row:${cells.length}`}
            carried={{ kind: "newRow", cells, name: t("palette.columns", { count: cells.length }) }}
            icon={<Icon aria-hidden="true" />}
            onAdd={onAdd}
          />
        ))}
      </ul>
    </section>
  );
}

type PaletteItemProps = { id: string; carried: Carried; icon: ReactNode; onAdd: (carried: Carried) => void };

function PaletteItem({ id, carried, icon, onAdd }: PaletteItemProps) {
  const t = useTranslations("editor.palette");
  const { setNodeRef, listeners } = useDraggable({ id, data: carried });
  return (
    <li className="max-lg:flex-none">
      <button
        ref={setNodeRef}
        type="button"
        aria-label={t("add", { name: carried.name })}
        // With the keyboard a press adds it; it is then moved like any other.
        onPointerDown={(event) => {
          if (event.pointerType === "mouse") listeners?.onPointerDown?.(event);
        }}
        onClick={() => onAdd(carried)}
        className="label-face grid h-16.5 w-full cursor-grab select-none content-center justify-items-center gap-1.5 rounded-md border border-line bg-sheet px-1 text-xs hover:border-accent-line hover:bg-hover max-lg:w-19 [&_.lucide]:size-5 [&_.lucide]:text-text-2"
      >
        {icon}
        {carried.name}
      </button>
    </li>
  );
}
