import { type GroupNode, listNodes } from "@/app/_product/segment-builder/builder-tree";

/** Groups inside the rule by their number, from 1 in reading order; the rule itself has none. */
export function numberGroups(tree: GroupNode): ReadonlyMap<string, number> {
  const inside = listNodes(tree).filter(({ node, parent }) => node.kind === "group" && parent !== null);
  return new Map(inside.map(({ node }, no) => [node.id, no + 1]));
}
