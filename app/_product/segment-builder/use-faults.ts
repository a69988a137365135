"use client";
import { useTranslations } from "next-intl";
import { type GroupNode, listNodes, pathsOf, toRule } from "@/app/_product/segment-builder/builder-tree";
import type { Catalogue } from "@/app/_product/segment-builder/catalogue";
import { problemOf } from "@/app/_product/segment-builder/problem-of";
import { type SegmentRule, segmentRule } from "@/server/domain/segments/schema";

/** What the server refused: the place in the rule (`rule.rules.0`), and its sentence. */
export type Refusal = { path: string; message: string };

/**
 * A sentence for each row that keeps the rule from being counted or saved, by id.
 *
 * @returns `validRule`: null while there is any
 */
export function useFaults(
  tree: GroupNode,
  catalogue: Catalogue,
  refused: Refusal | null,
): { faults: ReadonlyMap<string, string>; validRule: SegmentRule | null } {
  const t = useTranslations("segments.pages.problems");
  const faults = new Map<string, string>();
  for (const { node, parent } of listNodes(tree)) {
    // A rule without conditions is everyone.
    if (parent === null && node.kind === "group" && node.children.length === 0 && node.mode === "all")
      continue;
    const problem = problemOf(node, catalogue);
    if (problem !== null) faults.set(node.id, t(problem));
  }
  const rule = toRule(tree);
  if (faults.size === 0 && !segmentRule.safeParse(rule).success) faults.set(tree.id, t("ruleInvalid"));
  const validRule = faults.size === 0 ? rule : null;
  if (refused) {
    const id = [...pathsOf(tree)].find(([, path]) => path === refused.path)?.[0];
    if (id !== undefined) faults.set(id, refused.message);
  }
  return { faults, validRule };
}
