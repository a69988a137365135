"use client";
import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ContentProblem } from "@/server/domain/templates/pure/content-problem";
import { blockOfProblem, problemDetails } from "./block-problems";
import { useEditor } from "./editor-context";

/** What is wrong with the mail, what stops it first; each leads to its block. */
export function ProblemList({ problems }: { problems: readonly ContentProblem[] }) {
  const t = useTranslations("editor.problems");
  const sentences = useTranslations("templates.problems");
  const { design, focus, labelOf } = useEditor();
  const sorted = [...problems].sort((one, other) => one.severity.localeCompare(other.severity));
  return (
    <section className="px-4.5 py-4">
      <h3 className="mb-3 font-bold text-md">{t("title")}</h3>
      <ul className="grid gap-2.5 text-sm" aria-live="polite">
        {sorted.length === 0 && (
          <li className="flex gap-2">
            <CircleCheck className="mt-0.5 text-success-text" />
            {t("none")}
          </li>
        )}
        {sorted.map((problem, index) => {
          const block = blockOfProblem(design, problem);
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: the same problem may stand in one block twice
              key={`${problem.code}-${problem.where}-${index}`}
              className="flex gap-2 [text-autospace:normal]"
            >
              {problem.severity === "block" ? (
                <CircleX className="mt-0.5 text-danger-text" aria-label={t("stops")} />
              ) : (
                <TriangleAlert className="mt-0.5 text-warning-text" aria-label={t("look")} />
              )}
              <span className="min-w-0">
                {sentences(problem.code, problemDetails(problem, labelOf))}
                {block !== null && (
                  <button
                    type="button"
                    onClick={() => focus({ kind: "block", id: block })}
                    className="mt-0.5 block text-accent-text underline decoration-accent-line underline-offset-3 hover:decoration-current"
                  >
                    {t("show")}
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
