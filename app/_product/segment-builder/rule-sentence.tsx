"use client";
import { useTranslations } from "next-intl";
import type { GroupNode } from "@/app/_product/segment-builder/builder-tree";
import type { Catalogue } from "@/app/_product/segment-builder/catalogue";
import { useRuleWords } from "@/app/_product/segment-builder/use-rule-words";

/** The whole rule as one sentence, above its rows. */
export function RuleSentence({ tree, catalogue }: { tree: GroupNode; catalogue: Catalogue }) {
  const t = useTranslations("segments.pages.sentence");
  const words = useRuleWords(catalogue);
  return (
    <section
      aria-label={t("label")}
      className="rounded-md bg-sunken px-4 py-3 text-md text-text-2 [&_b]:text-text"
    >
      <p className="prose-face">{words(tree)}</p>
    </section>
  );
}
