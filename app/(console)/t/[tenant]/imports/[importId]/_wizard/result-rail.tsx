"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { Ledger } from "@/app/_ui/ledger";
import { Section } from "@/app/_ui/section";
import type { ImportDetail } from "./import-types";
import { OutcomeBar } from "./outcome-bar";
import { outcomeRows } from "./outcome-rows";

/** What became of each row, and what came with it. */
export function ResultRail({ detail }: { detail: ImportDetail }) {
  const t = useTranslations("imports.pages.result");
  const format = useFormat();
  const { appliedAt, finishedAt, rowsTotal, rowsRead } = detail;
  const rows = outcomeRows(detail).map(({ key, value, swatch }) => ({ label: t(key), value, swatch }));
  const rest = rowsTotal - rowsRead;
  const seconds =
    appliedAt && finishedAt ? Math.max(1, (finishedAt.getTime() - appliedAt.getTime()) / 1_000) : null;
  return (
    <>
      <Section level={3} title={t("railTitle")}>
        <OutcomeBar {...detail} />
        <Ledger
          label={t("railTitle")}
          rows={rest > 0 ? [...rows, { label: t("notRead"), value: rest }] : rows}
          total={{ label: t("total"), value: rowsTotal }}
          footnote={
            appliedAt &&
            seconds !== null &&
            t("footnote", { start: format.instant(appliedAt), duration: format.duration(seconds) })
          }
        />
      </Section>
      <Beside detail={detail} />
    </>
  );
}

function Beside({ detail }: { detail: ImportDetail }) {
  const t = useTranslations("imports.pages.result");
  const format = useFormat();
  const { apply, fieldsMade } = detail.report;
  const counts = [
    { label: t("consentsGiven"), value: apply?.consentsGiven ?? 0 },
    { label: t("consentsGivenAgain"), value: apply?.consentsGivenAgain ?? 0 },
    { label: t("consentsWithdrawn"), value: apply?.consentsWithdrawn ?? 0 },
    { label: t("consentsKeptWithdrawn"), value: apply?.consentsKeptWithdrawn ?? 0 },
    { label: t("tagsAdded"), value: apply?.tagsAdded ?? 0 },
  ].filter(({ value }) => value > 0);
  const labels = fieldsMade.map((key) => detail.options.newFields[key]?.label ?? key);
  if (counts.length === 0 && labels.length === 0) return null;
  return (
    <dl className="mt-6 grid gap-1.5 border-line border-t pt-4 text-sm">
      {counts.map(({ label, value }) => (
        <div key={label} className="flex justify-between gap-3">
          <dt>{label}</dt>
          <dd className="figures">{format.integer(value)}</dd>
        </div>
      ))}
      {labels.length > 0 && (
        <div className="flex justify-between gap-3">
          <dt className="flex-none">{t("fieldsMade")}</dt>
          <dd className="text-right">{labels.join("、")}</dd>
        </div>
      )}
    </dl>
  );
}
