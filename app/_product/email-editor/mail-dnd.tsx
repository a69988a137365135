"use client";
import {
  type CollisionDetection,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  type KeyboardSensorOptions,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { BlockTarget } from "./block-operations";
import { type DragKind, type DropSlot, nearestSlot, readSlotId, walkOrder } from "./drop-slots";
import type { BlockType } from "./new-block";

/** What is carried: a new block or row from the palette, or one that is there. */
export type Carried =
  | { readonly kind: "newBlock"; readonly type: BlockType; readonly name: string }
  | { readonly kind: "newRow"; readonly cells: readonly number[]; readonly name: string }
  | { readonly kind: "block" | "row"; readonly id: string; readonly name: string };

const startsAfterPixels = 6;

const dragKind = (data: unknown): DragKind => {
  const kind = (data as Carried | undefined)?.kind;
  return kind === "row" || kind === "newRow" ? "row" : "block";
};

type Rects = ReadonlyMap<unknown, { left: number; right: number; top: number }>;

function slotsOf(rects: Rects): DropSlot[] {
  return [...rects].flatMap(([id, { left, right, top }]) => {
    const target = typeof id === "string" ? readSlotId(id) : null;
    return target === null ? [] : [{ id: String(id), target, left, right, y: top }];
  });
}

const meantSlot: CollisionDetection = ({ active, collisionRect, droppableRects, pointerCoordinates }) => {
  const point = pointerCoordinates ?? { x: collisionRect.left, y: collisionRect.top };
  const slot = nearestSlot(slotsOf(droppableRects), point, dragKind(active.data.current));
  return slot === null ? [] : [{ id: slot.id }];
};

// Made once: dnd-kit draws everything that can be carried anew when these are others.
const pointerOptions = { activationConstraint: { distance: startsAfterPixels } };
const keyboardOptions: KeyboardSensorOptions = {
  /** What is carried goes from line to line. */
  coordinateGetter: (event, { context }) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.code];
    if (step === undefined) return;
    event.preventDefault();
    const slots = walkOrder(slotsOf(context.droppableRects), dragKind(context.active?.data.current));
    const at = slots.findIndex(({ id }) => id === context.over?.id);
    const next = slots[Math.min(Math.max(at + step, 0), slots.length - 1)];
    return next && { x: (next.left + next.right) / 2, y: next.y };
  },
};

type MailDndProps = { onDrop: (carried: Carried, target: BlockTarget) => void; children: ReactNode };

/** Dragging by mouse, finger and keyboard between palette and canvas, told to screen readers in words. */
export function MailDnd({ onDrop, children }: MailDndProps) {
  const t = useTranslations("editor.drag");
  const sensors = useSensors(
    useSensor(PointerSensor, pointerOptions),
    useSensor(KeyboardSensor, keyboardOptions),
  );
  const [carried, setCarried] = useState<Carried | null>(null);
  const nameOf = (data: { current?: unknown } | undefined) =>
    (data?.current as Carried | undefined)?.name ?? "";
  const end = ({ active, over }: DragEndEvent) => {
    setCarried(null);
    const target = over === null ? null : readSlotId(String(over.id));
    const data = active.data.current as Carried | undefined;
    if (target !== null && data !== undefined) onDrop(data, target);
  };
  const place = (id: unknown) => {
    const target = readSlotId(String(id));
    if (target === null) return "";
    return target.kind === "gap"
      ? t("betweenRows", { number: target.rowIndex + 1 })
      : t("inColumn", { number: target.index + 1 });
  };
  return (
    <DndContext
      id="mail"
      sensors={sensors}
      collisionDetection={meantSlot}
      onDragStart={({ active }: DragStartEvent) =>
        setCarried((active.data.current as Carried | undefined) ?? null)
      }
      onDragCancel={() => setCarried(null)}
      onDragEnd={end}
      accessibility={{
        screenReaderInstructions: { draggable: t("instructions") },
        announcements: {
          onDragStart: ({ active }) => t("lifted", { name: nameOf(active.data) }),
          onDragOver: ({ over }) => (over ? place(over.id) : undefined),
          onDragEnd: ({ active, over }) =>
            over ? t("dropped", { name: nameOf(active.data), place: place(over.id) }) : t("cancelled"),
          onDragCancel: () => t("cancelled"),
        },
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {carried && (
          <span className="label-face inline-flex h-8 items-center rounded-md border border-accent-line bg-raised px-3 font-medium text-sm text-text shadow-md">
            {carried.name}
          </span>
        )}
      </DragOverlay>
    </DndContext>
  );
}
