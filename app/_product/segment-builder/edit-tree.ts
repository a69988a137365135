import { type BuilderNode, type GroupNode, listNodes } from "@/app/_product/segment-builder/builder-tree";

/** Groups inside groups, by sight: the root is 1. */
export const deepestGroup = 4;

type Children = readonly BuilderNode[];

/** Changes the children of one group, wherever it is. */
function withChildren(tree: GroupNode, groupId: string, change: (children: Children) => Children): GroupNode {
  if (tree.id === groupId) return { ...tree, children: change(tree.children) };
  return {
    ...tree,
    children: tree.children.map((child) =>
      child.kind === "group" ? withChildren(child, groupId, change) : child,
    ),
  };
}

const place = (tree: GroupNode, id: string) => {
  const found = listNodes(tree).find(({ node }) => node.id === id);
  if (!found?.parent) return null;
  return {
    ...found,
    parent: found.parent,
    index: found.parent.children.findIndex((child) => child.id === id),
  };
};

const inserted = (children: Children, index: number, ...nodes: BuilderNode[]): Children => [
  ...children.slice(0, index),
  ...nodes,
  ...children.slice(index),
];

/** Puts a node into a group, at its end unless told. */
export const insertNode = (tree: GroupNode, groupId: string, node: BuilderNode, index?: number): GroupNode =>
  withChildren(tree, groupId, (children) => inserted(children, index ?? children.length, node));

/** Puts another node in the place of one; the root too, when it is a group. */
export function replaceNode(tree: GroupNode, id: string, next: BuilderNode): GroupNode {
  if (tree.id === id) return next.kind === "group" ? next : tree;
  const at = place(tree, id);
  if (!at) return tree;
  return withChildren(tree, at.parent.id, (children) =>
    children.map((child) => (child.id === id ? next : child)),
  );
}

/** Takes a node out, and what is in it. */
export function removeNode(tree: GroupNode, id: string): GroupNode {
  const at = place(tree, id);
  return at
    ? withChildren(tree, at.parent.id, (children) => children.filter((child) => child.id !== id))
    : tree;
}

/** Moves a node among its neighbours. @param steps −1: one up · 1: one down */
export function shiftNode(tree: GroupNode, id: string, steps: number): GroupNode {
  const at = place(tree, id);
  if (!at) return tree;
  const index = Math.min(at.parent.children.length - 1, Math.max(0, at.index + steps));
  return withChildren(tree, at.parent.id, (children) =>
    inserted(
      children.filter((child) => child.id !== id),
      index,
      at.node,
    ),
  );
}

/** Moves a node out of its group, behind it. The root's own children stay. */
export function liftNode(tree: GroupNode, id: string): GroupNode {
  const at = place(tree, id);
  const group = at && place(tree, at.parent.id);
  if (!at || !group) return tree;
  return insertNode(removeNode(tree, id), group.parent.id, at.node, group.index + 1);
}

/** Puts a node into a new group of its own, in its place. */
export function wrapNode(tree: GroupNode, id: string, groupId: string): GroupNode {
  const at = place(tree, id);
  if (!at) return tree;
  return replaceNode(tree, id, { kind: "group", id: groupId, mode: "any", children: [at.node] });
}

/** Moves a node into another group, at its end. A group does not go into itself. */
export function moveInto(tree: GroupNode, id: string, groupId: string): GroupNode {
  const at = place(tree, id);
  if (!at || listNodes(at.node).some(({ node }) => node.id === groupId)) return tree;
  return insertNode(removeNode(tree, id), groupId, at.node);
}

/** Puts a copy behind a node; every id in it is new. */
export function duplicateNode(tree: GroupNode, id: string, newId: () => string): GroupNode {
  const at = place(tree, id);
  if (!at) return tree;
  const copy = (node: BuilderNode): BuilderNode =>
    node.kind === "group"
      ? { ...node, id: newId(), children: node.children.map(copy) }
      : { ...node, id: newId() };
  return insertNode(tree, at.parent.id, copy(at.node), at.index + 1);
}

/** Levels of groups at and below a node: 0 for a condition. */
export const groupDepth = (node: BuilderNode): number =>
  node.kind === "condition" ? 0 : 1 + Math.max(0, ...node.children.map(groupDepth));
