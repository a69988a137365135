import type { UnlayerDesign } from "@/server/domain/templates/schema";
import { type BlockTarget, columnAt, moveBlock } from "./block-operations";
import { findBlock } from "./design-tree";
import { stepRow } from "./row-operations";

/**
 * One step up (-1) or down (1), as the keys ⌥↑ and ⌥↓ move a block: past its neighbour in the column; at the end of a
 * column into the one beside it; at the end of a row out of it into a row of its own; and alone in a row past the
 * whole row that follows.
 */
export function stepBlock(design: UnlayerDesign, id: string, step: -1 | 1): UnlayerDesign {
  const placed = findBlock(design, id);
  if (placed === null) return design;
  const { row: rowIndex, column, index } = placed.spot;
  const row = design.body.rows[rowIndex];
  const contents = row?.columns[column]?.contents ?? [];
  const columnId = row?.columns[column]?.id ?? "";
  const isLast = step === -1 ? index === 0 : index === contents.length - 1;
  if (!isLast)
    return moveBlock(design, id, { kind: "column", columnId, index: step === -1 ? index - 1 : index + 2 });
  if (row?.columns[column + step] !== undefined) return stepColumn(design, id, step);
  if (row?.columns.length === 1 && contents.length === 1) return stepRow(design, row.id ?? "", step);
  return moveBlock(design, id, { kind: "gap", rowIndex: step === -1 ? rowIndex : rowIndex + 1 });
}

/** To the column at the left (-1), at its end, or at the right (1), at its beginning. */
export function stepColumn(design: UnlayerDesign, id: string, step: -1 | 1): UnlayerDesign {
  const placed = findBlock(design, id);
  if (placed === null) return design;
  const target = endOf(design, placed.spot.row, placed.spot.column + step, step);
  return target === null ? design : moveBlock(design, id, target);
}

/** Into the row above (-1), at the end of its last column, or below (1), at the beginning of its first. */
export function stepIntoRow(design: UnlayerDesign, id: string, step: -1 | 1): UnlayerDesign {
  const placed = findBlock(design, id);
  if (placed === null) return design;
  const row = placed.spot.row + step;
  const columns = design.body.rows[row]?.columns.length ?? 0;
  const target = endOf(design, row, step === -1 ? columns - 1 : 0, step);
  return target === null ? design : moveBlock(design, id, target);
}

function endOf(design: UnlayerDesign, row: number, column: number, step: -1 | 1): BlockTarget | null {
  const found = columnAt(design, { row, column });
  if (found?.id === undefined) return null;
  return { kind: "column", columnId: found.id, index: step === -1 ? found.contents.length : 0 };
}
