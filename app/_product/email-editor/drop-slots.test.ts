import { describe, expect, test } from "vitest";
import type { BlockTarget } from "./block-operations";
import { type DropSlot, nearestSlot, readSlotId, slotId, walkOrder } from "./drop-slots";

const line = (target: BlockTarget, y: number, left = 0, right = 600): DropSlot => ({
  id: slotId(target),
  target,
  y,
  left,
  right,
});
const gap = (rowIndex: number, y: number) => line({ kind: "gap", rowIndex }, y);
const slot = (columnId: string, index: number, y: number, left = 0, right = 600) =>
  line({ kind: "column", columnId, index }, y, left, right);

/** One row of one column, two blocks; under it a row of two columns, one block each. */
const slots = [
  gap(0, 0),
  slot("a", 0, 0),
  slot("a", 1, 100),
  slot("a", 2, 200),
  gap(1, 200),
  slot("l", 0, 200, 0, 300),
  slot("l", 1, 300, 0, 300),
  slot("r", 0, 200, 300, 600),
  slot("r", 1, 300, 300, 600),
  gap(2, 300),
];

describe("a dragged block lands", () => {
  test.each([
    { where: "between two blocks", x: 300, y: 120, id: "slot:a:1" },
    { where: "between two rows, on their line", x: 300, y: 204, id: "gap:1" },
    { where: "at the end of the row above, a little higher", x: 300, y: 180, id: "slot:a:2" },
    { where: "at the top of the left column, a little lower", x: 100, y: 220, id: "slot:l:0" },
    { where: "in the right column", x: 450, y: 280, id: "slot:r:1" },
    { where: "below the whole mail, in a row of its own", x: 300, y: 303, id: "gap:2" },
  ])("$where", ({ x, y, id }) => {
    expect(nearestSlot(slots, { x, y }, "block")?.id).toBe(id);
  });
});

test("a dragged row lands between rows only", () => {
  expect(nearestSlot(slots, { x: 100, y: 110 }, "row")?.id).toBe("gap:1");
  expect(walkOrder(slots, "row").map(({ id }) => id)).toEqual(["gap:0", "gap:1", "gap:2"]);
});

test("nothing to land on is nothing", () => {
  expect(nearestSlot([], { x: 0, y: 0 }, "block")).toBeNull();
});

test("the id of a slot reads back as its target", () => {
  for (const { id, target } of slots) expect(readSlotId(id)).toEqual(target);
  expect(readSlotId("block:e1")).toBeNull();
});
