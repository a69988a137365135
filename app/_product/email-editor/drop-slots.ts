import type { BlockTarget } from "./block-operations";

/** A line where something can be dropped; pixels of the window. */
export type DropSlot = {
  readonly id: string;
  readonly target: BlockTarget;
  readonly left: number;
  readonly right: number;
  readonly y: number;
};

/** Beside a line between rows, so far up or down still means that line; beyond, the column there. */
const reachOfGapInPixels = 10;

/** What is dragged: a row goes between rows only. */
export type DragKind = "block" | "row";

/** Data of a slot, from the id that the canvas gives it. */
export function slotId(target: BlockTarget): string {
  return target.kind === "gap" ? `gap:${target.rowIndex}` : `slot:${target.columnId}:${target.index}`;
}

export function readSlotId(id: string): BlockTarget | null {
  const [, rowIndex] = /^gap:(\d+)$/.exec(id) ?? [];
  if (rowIndex !== undefined) return { kind: "gap", rowIndex: Number(rowIndex) };
  const [, columnId, index] = /^slot:(.+):(\d+)$/.exec(id) ?? [];
  return columnId === undefined ? null : { kind: "column", columnId, index: Number(index) };
}

/**
 * The slot that is meant at a point: the nearest line, lines at the ends of a column standing back from the line
 * between the rows, so that both can be hit.
 */
export function nearestSlot(
  slots: readonly DropSlot[],
  point: { x: number; y: number },
  dragging: DragKind,
): DropSlot | null {
  const gaps = slots.filter(({ target }) => target.kind === "gap");
  if (dragging === "row") return least(gaps, ({ y }) => Math.abs(y - point.y));
  const onGap = gaps.some(({ y }) => Math.abs(y - point.y) < reachOfGapInPixels);
  return least(slots, (slot) => {
    const aside = Math.max(slot.left - point.x, point.x - slot.right, 0);
    const away = Math.abs(slot.y - point.y);
    const isGap = slot.target.kind === "gap";
    const isOther = isGap ? !onGap : onGap || isBeyond(slots, slot, point.y);
    return aside * 2 + away + (isOther ? 4 * reachOfGapInPixels : 0);
  });
}

/** Whether the point lies outside the slot's column: above its first line, or below its last. */
function isBeyond(slots: readonly DropSlot[], { target, y }: DropSlot, pointY: number): boolean {
  if (target.kind === "gap") return false;
  if (target.index === 0 && pointY < y) return true;
  const isLast = !slots.some(
    (other) =>
      other.target.kind === "column" &&
      other.target.columnId === target.columnId &&
      other.target.index > target.index,
  );
  return isLast && target.index > 0 && pointY > y;
}

/** Slots as the keyboard walks them: down the mail, columns from left to right. */
export function walkOrder(slots: readonly DropSlot[], dragging: DragKind): DropSlot[] {
  const usable = dragging === "row" ? slots.filter(({ target }) => target.kind === "gap") : [...slots];
  return usable.sort(
    (one, other) => one.y - other.y || one.left - other.left || one.id.localeCompare(other.id),
  );
}

function least<Item>(items: readonly Item[], measure: (item: Item) => number): Item | null {
  let best: Item | null = null;
  let bestValue = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const value = measure(item);
    if (value < bestValue) [best, bestValue] = [item, value];
  }
  return best;
}
