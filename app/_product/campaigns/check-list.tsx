"use client";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CampaignProblem } from "@/app/_product/campaigns/campaign-types";
import { passedGroups } from "@/app/_product/campaigns/check-groups";
import { useProblemWords } from "@/app/_product/campaigns/use-problem-words";
import { cx } from "@/app/_ui/cx";

type CheckListProps = {
  problems: readonly CampaignProblem[];
  /** After a sentence: a way to put it right. */
  fix?: ((problem: CampaignProblem) => ReactNode) | undefined;
};

/** What a check found, what stops the send first; what passed is folded into one line. */
export function CheckList({ problems, fix }: CheckListProps) {
  const t = useTranslations("campaigns.pages.checks");
  const words = useProblemWords();
  const passed = passedGroups(problems);
  // The HTML and the text part often lack the same thing: it is said once.
  const said = new Map(problems.map((problem) => [words(problem), problem]));
  const shown = [...said].sort(([, one], [, other]) => rank(one) - rank(other));
  return (
    <ul className="grid gap-3 text-sm">
      {shown.map(([sentence, problem]) => (
        <li key={sentence} className="flex gap-2.5">
          <TriangleAlert
            aria-label={t(problem.severity)}
            className={cx("mt-0.5", problem.severity === "block" ? "text-danger-text" : "text-warning-text")}
          />
          <span className="min-w-0">
            {sentence}
            {fix && <span className="mt-0.5 block">{fix(problem)}</span>}
          </span>
        </li>
      ))}
      {passed.length > 0 && (
        <li className="flex gap-2.5">
          <CircleCheck aria-label={t("passed")} className="mt-0.5 text-success-text" />
          <span className="min-w-0 text-text-2">
            {t("passes", { parts: passed.map((part) => t(`part.${part}`)).join(t("comma")) })}
          </span>
        </li>
      )}
    </ul>
  );
}

const rank = ({ severity }: CampaignProblem) => (severity === "block" ? 0 : 1);
