import type { DesignBlock, UnlayerDesign } from "@/server/domain/templates/schema";
import { blocksOf, type DesignColumn, type DesignRow, findBlock, freshIds, withRows } from "./design-tree";
import { makeRow } from "./make-row";
import { moveRow } from "./move-row";

/** Where a block may be put: into a column, or between two rows, where it gets a row of its own. */
export type BlockTarget =
  | { readonly kind: "column"; readonly columnId: string; readonly index: number }
  | { readonly kind: "gap"; readonly rowIndex: number };

/** Puts a block in; it keeps its id. A target that is gone changes nothing. */
export function insertBlock(design: UnlayerDesign, block: DesignBlock, target: BlockTarget): UnlayerDesign {
  if (target.kind === "gap") {
    const { rows } = design.body;
    const row = makeRow(design, [[block]]);
    return withRows(design, [...rows.slice(0, target.rowIndex), row, ...rows.slice(target.rowIndex)]);
  }
  return changeColumn(design, target.columnId, (contents) => [
    ...contents.slice(0, target.index),
    block,
    ...contents.slice(target.index),
  ]);
}

/** Moves a block; a row of one column that it leaves empty goes. `target` counts as the design is before the move. */
export function moveBlock(design: UnlayerDesign, id: string, target: BlockTarget): UnlayerDesign {
  const placed = findBlock(design, id);
  if (placed === null || isFixed(placed.block)) return design;
  const home = design.body.rows[placed.spot.row];
  // Alone in its row: the row goes along, with its looks.
  if (target.kind === "gap" && home?.columns.length === 1 && home.columns[0]?.contents.length === 1)
    return moveRow(design, home.id ?? "", target.rowIndex);
  const moving = { ...placed.block, id: freshIds(design)() };
  const inserted = insertBlock(design, moving, target);
  if (inserted === design) return design;
  const moved = removeBlock(inserted, id);
  const renamed = changeBlock(moved, moving.id, (block) => ({ ...block, id }));
  return sameOrder(design, renamed) ? design : renamed;
}

/** Puts a copy under the block. */
export function duplicateBlock(design: UnlayerDesign, id: string): UnlayerDesign {
  const placed = findBlock(design, id);
  const column = placed && columnAt(design, placed.spot);
  if (!placed || column?.id === undefined) return design;
  const copy = { ...placed.block, id: freshIds(design)() };
  return insertBlock(design, copy, { kind: "column", columnId: column.id, index: placed.spot.index + 1 });
}

/** Takes a block out; a row of one column that is empty then goes with it. A locked block stays. */
export function removeBlock(design: UnlayerDesign, id: string): UnlayerDesign {
  const placed = findBlock(design, id);
  if (placed === null || isFixed(placed.block)) return design;
  const rows = design.body.rows.flatMap((row, rowIndex): DesignRow[] => {
    if (rowIndex !== placed.spot.row) return [row];
    const columns = row.columns.map((column) => ({
      ...column,
      contents: column.contents.filter((block) => block.id !== id),
    }));
    return columns.length === 1 && columns[0]?.contents.length === 0 ? [] : [{ ...row, columns }];
  });
  return withRows(design, rows);
}

/** Replaces one block by what `change` makes of it. */
export function changeBlock(
  design: UnlayerDesign,
  id: string,
  change: (block: DesignBlock) => DesignBlock,
): UnlayerDesign {
  const placed = findBlock(design, id);
  const column = placed && columnAt(design, placed.spot);
  if (column?.id === undefined) return design;
  return changeColumn(design, column.id, (contents) =>
    contents.map((block) => (block.id === id ? change(block) : block)),
  );
}

/** May not be moved or taken out. */
export function isFixed(block: DesignBlock): boolean {
  return block.values.locked === true || block.values.deletable === false || block.values.draggable === false;
}

export function columnAt(
  design: UnlayerDesign,
  spot: { row: number; column: number },
): DesignColumn | undefined {
  return design.body.rows[spot.row]?.columns[spot.column];
}

function changeColumn(
  design: UnlayerDesign,
  columnId: string,
  change: (contents: readonly DesignBlock[]) => DesignBlock[],
): UnlayerDesign {
  const rows = design.body.rows.map((row) =>
    row.columns.some((column) => column.id === columnId)
      ? {
          ...row,
          columns: row.columns.map((column) =>
            column.id === columnId ? { ...column, contents: change(column.contents) } : column,
          ),
        }
      : row,
  );
  return rows.every((row, index) => row === design.body.rows[index]) ? design : withRows(design, rows);
}

/** Whether the same blocks stand at the same spots: then a move was none. */
function sameOrder(before: UnlayerDesign, after: UnlayerDesign): boolean {
  const spots = (design: UnlayerDesign) =>
    blocksOf(design)
      .map(({ block, spot }) => `${block.id}@${spot.row}.${spot.column}.${spot.index}`)
      .join();
  const columns = (design: UnlayerDesign) => design.body.rows.map((row) => row.columns.length).join();
  return spots(before) === spots(after) && columns(before) === columns(after);
}
