import type { UnlayerDesign } from "@/server/domain/templates/schema";
import { findRow, withRows } from "./design-tree";

/** Moves a row before the one at `index`, counted as the design is before the move. */
export function moveRow(design: UnlayerDesign, id: string, index: number): UnlayerDesign {
  const found = findRow(design, id);
  const { rows } = design.body;
  if (found === null || index < 0 || index > rows.length) return design;
  if (index === found.index || index === found.index + 1) return design;
  const before = rows.slice(0, index).filter((row) => row.id !== id);
  const after = rows.slice(index).filter((row) => row.id !== id);
  return withRows(design, [...before, found.row, ...after]);
}
