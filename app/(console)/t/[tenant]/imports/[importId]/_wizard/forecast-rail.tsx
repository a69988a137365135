"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { Ledger } from "@/app/_ui/ledger";
import { Note } from "@/app/_ui/note";
import { Section } from "@/app/_ui/section";
import type { ImportDetail } from "./import-types";
import { OutcomeBar } from "./outcome-bar";
import { outcomeRows } from "./outcome-rows";

/** What importing would do, as parts that add up to the file. */
export function ForecastRail({ detail }: { detail: ImportDetail }) {
  const t = useTranslations("imports.pages.check");
  const format = useFormat();
  const doubtful = detail.report.check?.rowsDoubtful ?? 0;
  const asides = [
    { label: t("namesChanged"), value: detail.namesChanged, isAlarming: detail.areNamesShifted },
    { label: t("doubtful"), value: doubtful, isAlarming: false },
  ].filter(({ value }) => value > 0);
  return (
    <>
      <Section level={3} title={t("railTitle")}>
        <OutcomeBar {...detail} />
        <Ledger
          label={t("railTitle")}
          rows={outcomeRows(detail).map(({ key, value, swatch }) => ({ label: t(key), value, swatch }))}
          total={{ label: t("total"), value: detail.rowsTotal }}
        />
      </Section>
      {asides.length > 0 && (
        <dl className="mt-6 grid gap-1.5 border-line border-t pt-4 text-sm">
          {asides.map(({ label, value, isAlarming }) => (
            <div key={label} className="flex justify-between gap-3">
              <dt>{label}</dt>
              <dd className={isAlarming ? "figures font-bold text-danger-text" : "figures"}>
                {format.integer(value)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="mt-6">
        <Note>{t("nothingYet")}</Note>
      </div>
    </>
  );
}
