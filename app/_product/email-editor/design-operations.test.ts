import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type UnlayerDesign, unlayerDesign } from "@/server/domain/templates/schema";
import { changeBlock, duplicateBlock, insertBlock, moveBlock, removeBlock } from "./block-operations";
import { blocksOf, freshIds, withIds } from "./design-tree";
import { type DesignEdit, editDesign } from "./edit-design";
import { beginHistory, recordChange, redoChange, undoChange } from "./edit-history";
import { moveRow } from "./move-row";
import { blockTypes, emptyDesign, newBlock } from "./new-block";
import { changeRow, duplicateRow, insertRow, removeRow, setColumns, stepRow } from "./row-operations";
import { stepBlock, stepColumn, stepIntoRow } from "./step-block";

const step = fc.constantFrom(-1 as const, 1 as const);
const cells = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 });
const blockType = fc.constantFrom(...blockTypes);
const place = fc.nat(9);

const design = fc
  .array(
    cells.chain((widths) =>
      fc.record({
        cells: fc.constant(widths),
        columns: fc.tuple(...widths.map(() => fc.array(blockType, { maxLength: 4 }))),
      }),
    ),
    { maxLength: 5 },
  )
  .map((rows): UnlayerDesign => {
    let no = 0;
    return withIds({
      body: {
        values: emptyDesign.body.values,
        rows: rows.map((row) => ({
          cells: row.cells,
          values: {},
          columns: row.columns.map((types) => ({
            values: {},
            contents: types.map((type) => newBlock(type, `b${no++}`, {})),
          })),
        })),
      },
    });
  });

const blockId = (of: UnlayerDesign, at: number) => {
  const ids = blocksOf(of).map(({ block }) => block.id ?? "");
  return ids[at % Math.max(1, ids.length)] ?? "nothing";
};
const rowId = (of: UnlayerDesign, at: number) =>
  of.body.rows[at % Math.max(1, of.body.rows.length)]?.id ?? "nothing";
const targetIn = (of: UnlayerDesign, at: number, index: number) => {
  const columns = of.body.rows.flatMap((row) => row.columns);
  const column = columns[at % (columns.length + 1)];
  return column?.id === undefined
    ? ({ kind: "gap", rowIndex: index % (of.body.rows.length + 1) } as const)
    : ({ kind: "column", columnId: column.id, index: index % (column.contents.length + 1) } as const);
};

const edit: fc.Arbitrary<DesignEdit> = fc.oneof(
  fc.tuple(blockType, place, place).map(
    ([type, at, index]): DesignEdit =>
      (of) =>
        insertBlock(of, newBlock(type, freshIds(of)(), of.body.values), targetIn(of, at, index)),
  ),
  fc.tuple(place, place, place).map(
    ([which, at, index]): DesignEdit =>
      (of) =>
        moveBlock(of, blockId(of, which), targetIn(of, at, index)),
  ),
  fc.tuple(place, step, fc.constantFrom(stepBlock, stepColumn, stepIntoRow)).map(
    ([which, by, move]): DesignEdit =>
      (of) =>
        move(of, blockId(of, which), by),
  ),
  fc.tuple(place, fc.constantFrom(duplicateBlock, removeBlock)).map(
    ([which, act]): DesignEdit =>
      (of) =>
        act(of, blockId(of, which)),
  ),
  fc.tuple(place, fc.constantFrom(duplicateRow, removeRow)).map(
    ([which, act]): DesignEdit =>
      (of) =>
        act(of, rowId(of, which)),
  ),
  fc.tuple(place, step).map(
    ([which, by]): DesignEdit =>
      (of) =>
        stepRow(of, rowId(of, which), by),
  ),
  fc.tuple(place, place).map(
    ([which, to]): DesignEdit =>
      (of) =>
        moveRow(of, rowId(of, which), to),
  ),
  fc.tuple(cells, place).map(
    ([widths, at]): DesignEdit =>
      (of) =>
        insertRow(of, widths, at % (of.body.rows.length + 1)),
  ),
  fc.tuple(place, cells).map(
    ([which, widths]): DesignEdit =>
      (of) =>
        setColumns(of, rowId(of, which), widths),
  ),
  place.map(
    (which): DesignEdit =>
      (of) =>
        changeRow(of, rowId(of, which), { backgroundColor: "#112233" }),
  ),
  fc.tuple(place, fc.string()).map(
    ([which, words]): DesignEdit =>
      (of) =>
        changeBlock(of, blockId(of, which), (block) =>
          block.type === "text" ? { ...block, values: { ...block.values, text: words } } : block,
        ),
  ),
);

const idsOf = (of: UnlayerDesign) =>
  of.body.rows.flatMap((row) => [
    row.id,
    ...row.columns.flatMap((column) => [column.id, ...column.contents.map(({ id }) => id)]),
  ]);

describe("whatever is done to a design", () => {
  test("it can be stored, and every part has an id of its own", () => {
    fc.assert(
      fc.property(design, fc.array(edit, { maxLength: 25 }), (start, edits) => {
        const end = edits.reduce(editDesign, start);
        expect(unlayerDesign.safeParse(end).error?.issues).toBeUndefined();
        const ids = idsOf(end);
        expect(ids).not.toContain(undefined);
        expect(new Set(ids).size).toBe(ids.length);
        expect(withIds(end)).toBe(end);
      }),
    );
  });

  test("no move loses or doubles a block", () => {
    const sorted = (of: UnlayerDesign) =>
      blocksOf(of)
        .map(({ block }) => JSON.stringify(block))
        .sort();
    fc.assert(
      fc.property(design, place, place, place, step, (start, which, at, index, by) => {
        const id = blockId(start, which);
        for (const moved of [
          moveBlock(start, id, targetIn(start, at, index)),
          stepBlock(start, id, by),
          stepColumn(start, id, by),
          stepIntoRow(start, id, by),
          stepRow(start, rowId(start, which), by),
          setColumns(start, rowId(start, which), [1, 2]),
        ]) {
          expect(sorted(moved)).toEqual(sorted(start));
        }
      }),
    );
  });

  test("undone and done again it is the same, and undone to the end it is as it began", () => {
    fc.assert(
      fc.property(design, fc.array(edit, { minLength: 1, maxLength: 20 }), (start, edits) => {
        const key = null;
        const history = edits.reduce(
          (past, one, at) => recordChange(past, editDesign(past.present, one), { key, at }),
          beginHistory(start),
        );
        const steps = history.past.length;
        expect(redoChange(undoChange(history)).present).toBe(history.present);
        let back = history;
        for (let at = 0; at < steps; at += 1) back = undoChange(back);
        expect(back.present).toBe(start);
        expect(undoChange(back)).toBe(back);
        for (let at = 0; at < steps; at += 1) back = redoChange(back);
        expect(back.present).toBe(history.present);
      }),
    );
  });
});

test("a block walks up out of its row, past the row above, and to the top", () => {
  let of = insertBlock(emptyDesign, newBlock("heading", "a", {}), { kind: "gap", rowIndex: 0 });
  of = insertBlock(of, newBlock("text", "b", {}), { kind: "gap", rowIndex: 1 });
  of = insertBlock(of, newBlock("button", "c", {}), {
    kind: "column",
    columnId: of.body.rows[1]?.columns[0]?.id ?? "",
    index: 1,
  });
  const shape = (design: UnlayerDesign) =>
    design.body.rows.map((row) => row.columns.map((column) => column.contents.map(({ id }) => id).join("")));
  const walk = [shape(of)];
  for (let at = 0; at < 4; at += 1) {
    of = stepBlock(of, "c", -1);
    walk.push(shape(of));
  }
  expect(walk).toEqual([
    [["a"], ["bc"]],
    [["a"], ["cb"]],
    [["a"], ["c"], ["b"]],
    [["c"], ["a"], ["b"]],
    [["c"], ["a"], ["b"]],
  ]);
  expect(shape(stepIntoRow(of, "c", 1))).toEqual([["ca"], ["b"]]);
});

test("the 200th block may be put in, the 201st may not", () => {
  let of = emptyDesign;
  for (let no = 0; no < 201; no += 1) {
    of = editDesign(of, (now) =>
      insertBlock(now, newBlock("divider", `b${no}`, {}), { kind: "gap", rowIndex: 0 }),
    );
  }
  expect(blocksOf(of)).toHaveLength(200);
});

test("a locked block stays where it is", () => {
  const locked = { ...newBlock("text", "b1", {}), values: { text: "x", locked: true } } as ReturnType<
    typeof newBlock
  >;
  let of = insertBlock(emptyDesign, locked, { kind: "gap", rowIndex: 0 });
  of = insertBlock(of, newBlock("divider", "b2", {}), { kind: "gap", rowIndex: 0 });
  expect(removeBlock(of, "b1")).toBe(of);
  expect(moveBlock(of, "b1", { kind: "gap", rowIndex: 0 })).toBe(of);
  expect(removeRow(of, of.body.rows[1]?.id ?? "")).toBe(of);
});

test("typing in one place is one step, a pause begins another, and another place too", () => {
  let history = beginHistory("");
  for (const [text, key, at] of [
    ["a", "text:1", 0],
    ["ab", "text:1", 400],
    ["abc", "text:1", 900],
    ["abcd", "text:1", 3000],
    ["abcd!", "text:2", 3100],
  ] as const)
    history = recordChange(history, text, { key, at });
  expect(history.past).toEqual(["", "abc", "abcd"]);
});
