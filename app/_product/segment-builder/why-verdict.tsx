"use client";
import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type BuilderNode, listNodes, pathsOf, toTree } from "@/app/_product/segment-builder/builder-tree";
import type { Catalogue } from "@/app/_product/segment-builder/catalogue";
import { useConditionPhrase } from "@/app/_product/segment-builder/use-condition-phrase";
import { cx } from "@/app/_ui/cx";
import type { SegmentRule } from "@/server/domain/segments/schema";

type WhyVerdictProps = {
  explanation: { isMember: boolean; rule: SegmentRule; nodes: readonly { path: string; is: boolean }[] };
  catalogue: Catalogue;
};

/** In or out, and each condition with ✓ or ✕. */
export function WhyVerdict({ explanation, catalogue }: WhyVerdictProps) {
  const t = useTranslations("segments.pages.why");
  const { isMember, rule, nodes } = explanation;
  const tree = toTree(rule);
  const paths = pathsOf(tree);
  const truths = new Map(nodes.map(({ path, is }) => [path, is]));
  const holds = (node: BuilderNode) => truths.get(paths.get(node.id) ?? "") === true;
  const conditions = listNodes(tree).filter(({ node }) => node.kind === "condition");
  const total = conditions.length;
  const held = conditions.filter(({ node }) => holds(node)).length;
  const told = isMember ? (held === total ? t("inAll") : t("inSome", { held, total })) : null;
  const rows = listNodes(tree).slice(1);
  return (
    <ul className="overflow-hidden rounded-md border border-line text-sm">
      <li className="flex gap-2.5 bg-sunken px-3 py-2">
        <Mark holds={isMember} />
        <span>
          {t.rich(isMember ? "in" : "out", { b: (words) => <b>{words}</b> })}
          {total === 0 ? t("everyone") : (told ?? t("outSome", { failed: total - held, total }))}
        </span>
      </li>
      {rows.map(({ node, depth }) => (
        <li
          key={node.id}
          style={{ paddingLeft: `${(depth - 2) * 1.25 + 0.75}rem` }}
          className={cx(
            "flex gap-2.5 border-line border-t py-2 pr-3",
            !isMember && !holds(node) && depth === 2 && tree.mode === "all" && "bg-danger-soft",
          )}
        >
          <Mark holds={holds(node)} />
          <span className="sr-only">{t(holds(node) ? "holds" : "fails")}</span>
          <NodeWords node={node} catalogue={catalogue} />
        </li>
      ))}
    </ul>
  );
}

function NodeWords({ node, catalogue }: { node: BuilderNode; catalogue: Catalogue }) {
  const t = useTranslations("segments.pages.why");
  const phrase = useConditionPhrase(catalogue);
  if (node.kind === "group") return <span className="text-text-2">{t(`groups.${node.mode}`)}</span>;
  return <span>{phrase(node.condition, "fact")}</span>;
}

function Mark({ holds }: { holds: boolean }) {
  const Icon = holds ? Check : X;
  return (
    <Icon aria-hidden="true" className={cx("mt-0.5", holds ? "text-success-text" : "text-danger-text")} />
  );
}
