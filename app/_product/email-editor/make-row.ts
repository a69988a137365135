import type { DesignBlock, UnlayerDesign } from "@/server/domain/templates/schema";
import { blocksOf, type DesignRow, freshIds } from "./design-tree";

/**
 * A new row, one column for each list of blocks, on the ground that most rows of the design have.
 *
 * @param cells share of each column in the width; equal shares unless given
 */
export function makeRow(
  design: UnlayerDesign,
  columns: readonly (readonly DesignBlock[])[],
  cells: readonly number[] = columns.map(() => 1),
): DesignRow {
  const taken = new Set([
    ...blocksOf(design).map(({ block }) => block.id),
    ...columns.flatMap((contents) => contents.map(({ id }) => id)),
  ]);
  const fresh = freshIds(design);
  const next = (): string => {
    const id = fresh();
    return taken.has(id) ? next() : id;
  };
  return {
    id: next(),
    cells: [...cells],
    columns: columns.map((contents) => ({
      id: next(),
      contents: [...contents],
      values: { padding: "0px" },
    })),
    values: { padding: "0px", columnsBackgroundColor: usualGround(design) },
  };
}

function usualGround(design: UnlayerDesign): string {
  const counts = new Map<string, number>();
  for (const { values } of design.body.rows) {
    const ground = values.columnsBackgroundColor || values.backgroundColor || "";
    if (/^#/.test(ground)) counts.set(ground, (counts.get(ground) ?? 0) + 1);
  }
  const [most] = [...counts].sort((one, other) => other[1] - one[1]);
  return most?.[0] ?? "#ffffff";
}
