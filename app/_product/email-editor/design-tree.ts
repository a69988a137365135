import type { DesignBlock, UnlayerDesign } from "@/server/domain/templates/schema";

export type DesignRow = UnlayerDesign["body"]["rows"][number];
export type DesignColumn = DesignRow["columns"][number];

/** Where a block stands; all counted from 0. */
export type BlockSpot = { readonly row: number; readonly column: number; readonly index: number };
export type PlacedBlock = { readonly block: DesignBlock; readonly spot: BlockSpot };

/** Every block with its spot, in reading order. */
export function blocksOf(design: UnlayerDesign): PlacedBlock[] {
  return design.body.rows.flatMap((each, row) =>
    each.columns.flatMap(({ contents }, column) =>
      contents.map((block, index) => ({ block, spot: { row, column, index } })),
    ),
  );
}

/** The block with this id, or null. */
export function findBlock(design: UnlayerDesign, id: string): PlacedBlock | null {
  return blocksOf(design).find(({ block }) => block.id === id) ?? null;
}

/** The row with this id and its position, or null. */
export function findRow(design: UnlayerDesign, id: string): { row: DesignRow; index: number } | null {
  const index = design.body.rows.findIndex((row) => row.id === id);
  const row = design.body.rows[index];
  return row === undefined ? null : { row, index };
}

/** Ids that the design does not use yet: `e1`, `e2` …, above the highest it has. */
export function freshIds(design: UnlayerDesign): () => string {
  const used = design.body.rows.flatMap((row) => [
    row.id,
    ...row.columns.flatMap((column) => [column.id, ...column.contents.map(({ id }) => id)]),
  ]);
  let last = Math.max(0, ...used.map((id) => Number(/^e(\d{1,9})$/.exec(id ?? "")?.[1] ?? 0)));
  return () => {
    last += 1;
    return `e${last}`;
  };
}

/**
 * The design with an id on each row, column and block, each used once: what selection, moving and history go by.
 * Ids that are there and unique stay; a design that needs none is returned as it is.
 */
export function withIds(design: UnlayerDesign): UnlayerDesign {
  const next = freshIds(design);
  const seen = new Set<string>();
  let changed = false;
  const named = <Part extends { id?: string | undefined }>(part: Part): Part => {
    if (part.id !== undefined && part.id !== "" && !seen.has(part.id)) {
      seen.add(part.id);
      return part;
    }
    changed = true;
    return { ...part, id: next() };
  };
  const rows = design.body.rows.map((row) => ({
    ...named(row),
    columns: row.columns.map((column) => ({ ...named(column), contents: column.contents.map(named) })),
  }));
  return changed ? withRows(design, rows) : design;
}

/** The design with these rows in place of its own. */
export function withRows(design: UnlayerDesign, rows: readonly DesignRow[]): UnlayerDesign {
  return { ...design, body: { ...design.body, rows: [...rows] } };
}
