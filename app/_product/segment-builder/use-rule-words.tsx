"use client";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import type { BuilderNode, GroupNode } from "@/app/_product/segment-builder/builder-tree";
import type { Catalogue } from "@/app/_product/segment-builder/catalogue";
import { type PhraseForm, useConditionPhrase } from "@/app/_product/segment-builder/use-condition-phrase";

const bold = (words: ReactNode) => <b>{words}</b>;

/** A whole rule as one sentence in the reader's language, its conditions bold. */
export function useRuleWords(catalogue: Catalogue): (tree: GroupNode) => ReactNode {
  const t = useTranslations("segments.pages.sentence");
  const phrase = useConditionPhrase(catalogue);

  const say = (node: BuilderNode, form: PhraseForm): ReactNode => {
    if (node.kind === "condition") return bold(phrase(node.condition, form));
    const inner = joined(node);
    return t.rich(`groups.${node.mode}`, { form, rule: () => <Fragment>{inner}</Fragment> });
  };

  const joined = ({ mode, children }: GroupNode): ReactNode => {
    const joint = mode === "all" || mode === "not-all" ? "all" : "any";
    const parts = children.map((child, no) =>
      say(child, joint === "all" && no < children.length - 1 ? "and" : "other"),
    );
    return parts.reduceRight<ReactNode>((rest, part, no) => {
      if (no === parts.length - 1) return part;
      const pattern = no === parts.length - 2 ? (`${joint}Last` as const) : (`${joint}More` as const);
      return t.rich(pattern, { a: () => <Fragment>{part}</Fragment>, b: () => <Fragment>{rest}</Fragment> });
    }, t("unknown"));
  };

  return (tree) => {
    if (tree.children.length === 0) return t.rich("everyone", { b: bold });
    const isPlain = tree.mode === "all" || tree.mode === "any";
    const rule = isPlain ? joined(tree) : say(tree, "other");
    return t.rich("whole", { rule: () => <Fragment>{rule}</Fragment> });
  };
}
