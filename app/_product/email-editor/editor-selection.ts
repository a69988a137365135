import type { UnlayerDesign } from "@/server/domain/templates/schema";
import type { BlockTarget } from "./block-operations";
import { blocksOf, type DesignRow, findBlock, findRow } from "./design-tree";

/** What the right side is about; null: the whole mail. */
export type EditorSelection = { readonly kind: "block" | "row"; readonly id: string } | null;

/** The selection, or null when what it named is gone. */
export function presentSelection(design: UnlayerDesign, selection: EditorSelection): EditorSelection {
  if (selection === null) return null;
  const found = selection.kind === "block" ? findBlock(design, selection.id) : findRow(design, selection.id);
  return found === null ? null : selection;
}

/** The selection when it is this row or one of its blocks, else null. */
export function selectionIn(row: DesignRow, selection: EditorSelection): EditorSelection {
  if (selection === null) return null;
  const isHere =
    selection.kind === "row"
      ? row.id === selection.id
      : row.columns.some(({ contents }) => contents.some(({ id }) => id === selection.id));
  return isHere ? selection : null;
}

/** Where a block goes that is added without being dragged: under the selection, else at the end, before the footer. */
export function targetAfter(design: UnlayerDesign, selection: EditorSelection): BlockTarget {
  if (selection?.kind === "block") {
    const placed = findBlock(design, selection.id);
    const columnId = placed && design.body.rows[placed.spot.row]?.columns[placed.spot.column]?.id;
    if (placed && columnId !== undefined && columnId !== null)
      return { kind: "column", columnId, index: placed.spot.index + 1 };
  }
  if (selection?.kind === "row") {
    const found = findRow(design, selection.id);
    const empty = found?.row.columns.find(({ contents }) => contents.length === 0);
    if (empty?.id !== undefined) return { kind: "column", columnId: empty.id, index: 0 };
    if (found) return { kind: "gap", rowIndex: found.index + 1 };
  }
  const { rows } = design.body;
  const last = rows.at(-1);
  const isFooter = last !== undefined && JSON.stringify(last).includes("unsubscribe_url");
  return { kind: "gap", rowIndex: isFooter ? rows.length - 1 : rows.length };
}

/** The row index that a new row gets when it is added without being dragged. */
export function rowIndexAfter(design: UnlayerDesign, selection: EditorSelection): number {
  if (selection?.kind === "block") {
    const placed = findBlock(design, selection.id);
    if (placed) return placed.spot.row + 1;
  }
  const target = targetAfter(design, selection?.kind === "row" ? selection : null);
  if (target.kind === "gap") return target.rowIndex;
  return (selection && findRow(design, selection.id)?.index) ?? design.body.rows.length;
}

/** The block before or after the selected one, in reading order. */
export function neighbour(design: UnlayerDesign, id: string, step: -1 | 1): string | null {
  const ids = blocksOf(design).map(({ block }) => block.id ?? "");
  return ids[ids.indexOf(id) + step] ?? null;
}

/** What is selected after the selection is taken out: the block after it, else before; nothing after a row. */
export function afterRemoval(design: UnlayerDesign, selection: EditorSelection): EditorSelection {
  if (selection?.kind !== "block") return null;
  const id = neighbour(design, selection.id, 1) ?? neighbour(design, selection.id, -1);
  return id === null ? null : { kind: "block", id };
}
