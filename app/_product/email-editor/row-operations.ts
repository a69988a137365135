import type { UnlayerDesign } from "@/server/domain/templates/schema";
import { isFixed } from "./block-operations";
import { type DesignRow, findRow, freshIds, withRows } from "./design-tree";
import { makeRow } from "./make-row";
import { moveRow } from "./move-row";

/** Puts an empty row in, `cells.length` columns. @param index the row that it comes before */
export function insertRow(design: UnlayerDesign, cells: readonly number[], index: number): UnlayerDesign {
  const { rows } = design.body;
  const row = makeRow(
    design,
    cells.map(() => []),
    cells,
  );
  return withRows(design, [...rows.slice(0, index), row, ...rows.slice(index)]);
}

/** Moves a row up (-1) or down (1) past its neighbour. */
export function stepRow(design: UnlayerDesign, id: string, step: -1 | 1): UnlayerDesign {
  const found = findRow(design, id);
  return found === null ? design : moveRow(design, id, step === -1 ? found.index - 1 : found.index + 2);
}

/** Puts a copy under the row. */
export function duplicateRow(design: UnlayerDesign, id: string): UnlayerDesign {
  const found = findRow(design, id);
  if (found === null) return design;
  const next = freshIds(design);
  const copy: DesignRow = {
    ...found.row,
    id: next(),
    columns: found.row.columns.map((column) => ({
      ...column,
      id: next(),
      contents: column.contents.map((block) => ({ ...block, id: next() })),
    })),
  };
  const { rows } = design.body;
  return withRows(design, [...rows.slice(0, found.index + 1), copy, ...rows.slice(found.index + 1)]);
}

/** Takes a row out with all that is in it, unless something in it is locked. */
export function removeRow(design: UnlayerDesign, id: string): UnlayerDesign {
  const found = findRow(design, id);
  if (found === null || hasFixed(found.row)) return design;
  return withRows(
    design,
    design.body.rows.filter((row) => row.id !== id),
  );
}

/** Sets looks of a row. */
export function changeRow(
  design: UnlayerDesign,
  id: string,
  values: Partial<DesignRow["values"]>,
): UnlayerDesign {
  return replaceRow(design, id, (row) => ({ ...row, values: { ...row.values, ...values } }));
}

/** Gives a row other columns. Blocks of columns that go are put at the end of the last that stays. */
export function setColumns(design: UnlayerDesign, id: string, cells: readonly number[]): UnlayerDesign {
  const next = freshIds(design);
  return replaceRow(design, id, (row) => {
    const kept = row.columns.slice(0, cells.length);
    const homeless = row.columns.slice(cells.length).flatMap(({ contents }) => contents);
    const added = cells
      .slice(kept.length)
      .map(() => ({ id: next(), contents: [], values: { padding: "0px" } }));
    const columns = [...kept, ...added].map((column, index) =>
      index === cells.length - 1 ? { ...column, contents: [...column.contents, ...homeless] } : column,
    );
    return { ...row, cells: [...cells], columns };
  });
}

export function hasFixed(row: DesignRow): boolean {
  return row.values.locked === true || row.columns.some(({ contents }) => contents.some(isFixed));
}

function replaceRow(design: UnlayerDesign, id: string, change: (row: DesignRow) => DesignRow): UnlayerDesign {
  if (findRow(design, id) === null) return design;
  return withRows(
    design,
    design.body.rows.map((row) => (row.id === id ? change(row) : row)),
  );
}
