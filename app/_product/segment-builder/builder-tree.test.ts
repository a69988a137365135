import fc from "fast-check";
import { expect, test } from "vitest";
import { listNodes, pathsOf, toRule, toTree } from "@/app/_product/segment-builder/builder-tree";
import {
  duplicateNode,
  groupDepth,
  insertNode,
  liftNode,
  moveInto,
  removeNode,
  replaceNode,
  shiftNode,
  wrapNode,
} from "@/app/_product/segment-builder/edit-tree";
import { type SegmentRule, segmentRule } from "@/server/domain/segments/schema";

const condition = (is: boolean): SegmentRule => ({ kind: "suppressed", is });
const { rule: anyRule } = fc.letrec<{ rule: SegmentRule; group: SegmentRule }>((tie) => ({
  rule: fc.oneof({ maxDepth: 3 }, fc.boolean().map(condition), tie("group")),
  group: fc.oneof(
    fc.record({
      kind: fc.constantFrom("all" as const, "any" as const),
      rules: fc.array(tie("rule"), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("not" as const), rule: tie("rule") }),
  ),
}));

/** Whether a rule holds for a person who is, or is not, suppressed. */
function holds(rule: SegmentRule, suppressed: boolean): boolean {
  if (rule.kind === "all") return rule.rules.every((child) => holds(child, suppressed));
  if (rule.kind === "any") return rule.rules.some((child) => holds(child, suppressed));
  if (rule.kind === "not") return !holds(rule.rule, suppressed);
  return rule.kind === "suppressed" && rule.is === suppressed;
}

test("a rule shown as a tree and read back means the same", () => {
  fc.assert(
    fc.property(anyRule, fc.boolean(), (rule, suppressed) => {
      const again = toRule(toTree(rule));
      expect(holds(again, suppressed)).toBe(holds(rule, suppressed));
      expect(toRule(toTree(again))).toEqual(again);
    }),
  );
});

test("paths name each node where the rule has it", () => {
  fc.assert(
    fc.property(anyRule, (rule) => {
      const tree = toTree(rule);
      const root: unknown = { rule: toRule(tree) };
      const paths = pathsOf(tree);
      for (const { node } of listNodes(tree)) {
        const steps = (paths.get(node.id) ?? "").split(".");
        const found = steps.reduce((at: unknown, step) => (at as Record<string, unknown>)[step], root);
        expect(found).toEqual(toRule(node));
      }
    }),
  );
});

const tree = toTree({
  kind: "all",
  rules: [
    condition(true),
    { kind: "any", rules: [condition(true), condition(false)] },
    { kind: "not", rule: { kind: "all", rules: [condition(false)] } },
  ],
});
const [first, second, third] = tree.children.map(({ id }) => id) as [string, string, string];
const order = (of: typeof tree) => of.children.map(({ id }) => id);

test("rows move among their neighbours, and stop at the ends", () => {
  expect(order(shiftNode(tree, first, 1))).toEqual([second, first, third]);
  expect(order(shiftNode(tree, third, 5))).toEqual([first, second, third]);
  expect(order(shiftNode(tree, third, -2))).toEqual([third, first, second]);
});

test("rows leave their group behind it, and go into another", () => {
  const inner = `${second}.1`;
  expect(order(liftNode(tree, inner))).toEqual([first, second, inner, third]);
  expect(liftNode(tree, first)).toBe(tree);
  const moved = moveInto(tree, first, third);
  expect(order(moved)).toEqual([second, third]);
  expect(moved.children[1]).toMatchObject({ children: [{ id: `${third}.0` }, { id: first }] });
});

test("a group does not go into itself or what is in it", () => {
  const wrapped = wrapNode(tree, second, "new");
  expect(moveInto(wrapped, "new", second)).toBe(wrapped);
  expect(groupDepth(wrapped)).toBe(3);
});

test("a copy has ids of its own, all through", () => {
  let made = 0;
  const copied = duplicateNode(tree, second, () => `copy-${made++}`);
  expect(order(copied)).toEqual([first, second, "copy-0", third]);
  expect(new Set(listNodes(copied).map(({ node }) => node.id)).size).toBe(listNodes(copied).length);
  expect(toRule(copied)).toMatchObject({ rules: [{}, { kind: "any" }, { kind: "any" }, {}] });
});

test("what is removed and put back gives the same tree", () => {
  const node = tree.children[1];
  if (!node) throw new Error("no second row");
  expect(insertNode(removeNode(tree, second), tree.id, node, 1)).toEqual(tree);
  expect(replaceNode(tree, second, node)).toEqual(tree);
  expect(segmentRule.safeParse(toRule(tree)).success).toBe(true);
});
