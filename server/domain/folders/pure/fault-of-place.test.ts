import fc from "fast-check";
import { expect, test } from "vitest";
import { deepestLevel } from "../schema";
import { faultOfPlace, type TreeRow, withBelow } from "./fault-of-place";

const line = (length: number): TreeRow[] =>
  Array.from({ length }, (_, no) => ({ id: `${no}`, parentId: no === 0 ? null : `${no - 1}` }));

test.each([
  { rule: "a fifth level", tree: line(4), id: null, parentId: "3", fault: null },
  { rule: "a sixth level", tree: line(5), id: null, parentId: "4", fault: "tooDeep" },
  { rule: "into itself", tree: line(3), id: "1", parentId: "1", fault: "insideItself" },
  { rule: "into what lies below it", tree: line(3), id: "0", parentId: "2", fault: "insideItself" },
  { rule: "to the top", tree: line(3), id: "2", parentId: null, fault: null },
  { rule: "into what is unknown", tree: line(3), id: "2", parentId: "x", fault: "unknown" },
  {
    rule: "a pile of two under a pile of four",
    tree: [...line(4), { id: "a", parentId: null }, { id: "b", parentId: "a" }],
    id: "a",
    parentId: "3",
    fault: "tooDeep",
  },
])("$rule: $fault", ({ tree, id, parentId, fault }) => {
  expect(faultOfPlace(tree, id, parentId)).toBe(fault);
});

test("whatever is made and moved, folders stay a tree of five levels at most", () => {
  const place = fc.option(fc.nat(15));
  const move = fc.record({ of: place, to: place });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      let tree: TreeRow[] = [];
      for (const { of, to } of moves) {
        const [id, parentId] = [of, to].map((no) => (no === null ? null : `${no}`));
        if (id === undefined || parentId === undefined || faultOfPlace(tree, id, parentId) !== null) continue;
        tree =
          id === null
            ? [...tree, { id: `${tree.length}`, parentId }]
            : tree.map((row) => (row.id === id ? { id, parentId } : row));
      }
      const parentOf = new Map(tree.map((row) => [row.id, row.parentId]));
      for (const { id } of tree) {
        let level = 0;
        for (let at: string | null = id; at !== null; at = parentOf.get(at) ?? null) {
          level += 1;
          expect(level).toBeLessThanOrEqual(deepestLevel);
        }
      }
      const tops = tree.filter(({ parentId }) => parentId === null);
      expect(tops.flatMap(({ id }) => [...withBelow(tree, id)]).sort()).toEqual(
        tree.map(({ id }) => id).sort(),
      );
    }),
  );
});
