import type { Condition, SegmentRule } from "@/server/domain/segments/schema";

/** How what is in a group is joined: `none` and `not-all` are the opposites of `any` and `all`. */
export const groupModes = ["all", "any", "none", "not-all"] as const;
export type GroupMode = (typeof groupModes)[number];

/** A condition as it is being written: a number that is missing is NaN, a day or an id that is missing is "". */
export type ConditionNode = {
  readonly kind: "condition";
  readonly id: string;
  readonly condition: Condition;
};
export type GroupNode = {
  readonly kind: "group";
  readonly id: string;
  readonly mode: GroupMode;
  readonly children: readonly BuilderNode[];
};
/** A rule as the builder shows it: every row and group has an id that stays while it moves. */
export type BuilderNode = ConditionNode | GroupNode;

const isGroup = (rule: SegmentRule): rule is Exclude<SegmentRule, Condition> =>
  rule.kind === "all" || rule.kind === "any" || rule.kind === "not";

/** A rule as a tree with a group at its root. Ids are places in the rule, so server and browser agree on them. */
export function toTree(rule: SegmentRule, path = "rule"): GroupNode {
  if (!isGroup(rule)) return { kind: "group", id: path, mode: "all", children: [toNode(rule, `${path}.0`)] };
  if (rule.kind !== "not") {
    const children = rule.rules.map((child, no) => toNode(child, `${path}.${no}`));
    return { kind: "group", id: path, mode: rule.kind, children };
  }
  const inner = rule.rule;
  const [mode, rules] =
    inner.kind === "all"
      ? (["not-all", inner.rules] as const)
      : inner.kind === "any"
        ? (["none", inner.rules] as const)
        : (["none", [inner]] as const);
  return {
    kind: "group",
    id: path,
    mode,
    children: rules.map((child, no) => toNode(child, `${path}.${no}`)),
  };
}

const toNode = (rule: SegmentRule, path: string): BuilderNode =>
  isGroup(rule) ? toTree(rule, path) : { kind: "condition", id: path, condition: rule };

/** The rule that a tree says. */
export function toRule(node: BuilderNode): SegmentRule {
  if (node.kind === "condition") return node.condition;
  const rules = node.children.map(toRule);
  if (node.mode === "all" || node.mode === "any") return { kind: node.mode, rules };
  return { kind: "not", rule: { kind: node.mode === "none" ? "any" : "all", rules } };
}

/** Where each node stands in `toRule(node)`, as errors and explanations name it: `rule.rules.0`. */
export function pathsOf(node: BuilderNode, path = "rule"): Map<string, string> {
  const paths = new Map([[node.id, path]]);
  if (node.kind === "condition") return paths;
  const inner = node.mode === "all" || node.mode === "any" ? path : `${path}.rule`;
  node.children.forEach((child, no) => {
    for (const [id, where] of pathsOf(child, `${inner}.rules.${no}`)) paths.set(id, where);
  });
  return paths;
}

/** Every node, groups before what is in them, with its group and its depth (the root is 1). */
export function listNodes(
  node: BuilderNode,
  parent: GroupNode | null = null,
  depth = 1,
): { node: BuilderNode; parent: GroupNode | null; depth: number }[] {
  const inside =
    node.kind === "group" ? node.children.flatMap((child) => listNodes(child, node, depth + 1)) : [];
  return [{ node, parent, depth }, ...inside];
}
