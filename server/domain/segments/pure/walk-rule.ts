import type { Condition, SegmentRule } from "@/server/domain/segments/schema";

/** A node of a rule and where it stands: `rule`, `rule.rules.0`, `rule.rules.0.rule`, as in the JSON. */
export type RuleNode = { readonly path: string; readonly rule: SegmentRule };

/** Every node of a rule, groups before what is in them. */
export function walkRule(rule: SegmentRule, path = "rule"): RuleNode[] {
  const inside =
    rule.kind === "all" || rule.kind === "any"
      ? rule.rules.flatMap((child, no) => walkRule(child, `${path}.rules.${no}`))
      : rule.kind === "not"
        ? walkRule(rule.rule, `${path}.rule`)
        : [];
  return [{ path, rule }, ...inside];
}

export const isCondition = (rule: SegmentRule): rule is Condition =>
  rule.kind !== "all" && rule.kind !== "any" && rule.kind !== "not";
