import { deepestLevel } from "../schema";

export type TreeRow = { readonly id: string; readonly parentId: string | null };
export type PlaceFault = "insideItself" | "tooDeep" | "unknown";

/** Levels from the top down to this folder, itself counted; 0 for the top. */
function levelOf(rows: ReadonlyMap<string, TreeRow>, id: string | null): number {
  let level = 0;
  for (let at = id; at !== null && level <= rows.size; at = rows.get(at)?.parentId ?? null) level += 1;
  return level;
}

/** A folder with all that lie below it. */
export function withBelow(tree: readonly TreeRow[], id: string): Set<string> {
  const found = new Set([id]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const row of tree) if (row.parentId !== null && found.has(row.parentId)) found.add(row.id);
  }
  return found;
}

/**
 * Why a folder cannot lie in another; null when it can.
 *
 * @param id null for a folder that is to be made
 * @param parentId null for the top
 */
export function faultOfPlace(
  tree: readonly TreeRow[],
  id: string | null,
  parentId: string | null,
): PlaceFault | null {
  const rows = new Map(tree.map((row) => [row.id, row]));
  if ((id !== null && !rows.has(id)) || (parentId !== null && !rows.has(parentId))) return "unknown";
  const moved = id === null ? new Set<string>() : withBelow(tree, id);
  if (parentId !== null && moved.has(parentId)) return "insideItself";
  const height =
    id === null ? 1 : Math.max(...[...moved].map((each) => levelOf(rows, each))) - levelOf(rows, id) + 1;
  return levelOf(rows, parentId) + height > deepestLevel ? "tooDeep" : null;
}
