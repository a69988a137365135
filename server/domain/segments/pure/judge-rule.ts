import type { SegmentRule } from "@/server/domain/segments/schema";
import { isCondition, walkRule } from "./walk-rule";

/**
 * The truth of every node of a rule, from the truth of its conditions.
 *
 * @param truths by path of the condition
 * @returns by path, in the order of `walkRule`: groups before what is in them
 */
export function judgeRule(
  rule: SegmentRule,
  truths: ReadonlyMap<string, boolean>,
): { path: string; is: boolean }[] {
  const judge = (node: SegmentRule, path: string): boolean => {
    if (node.kind === "all") return node.rules.every((child, no) => judge(child, `${path}.rules.${no}`));
    if (node.kind === "any") return node.rules.some((child, no) => judge(child, `${path}.rules.${no}`));
    return node.kind === "not" ? !judge(node.rule, `${path}.rule`) : truths.get(path) === true;
  };
  return walkRule(rule).map(({ path, rule: node }) => ({
    path,
    is: isCondition(node) ? truths.get(path) === true : judge(node, path),
  }));
}
