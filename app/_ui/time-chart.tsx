"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { Button } from "@/app/_ui/button";
import { ChartLegend } from "@/app/_ui/chart-legend";
import type { ChartPoint, ChartSeries } from "@/app/_ui/chart-series";
import { TimeChartPlot } from "@/app/_ui/time-chart-plot";
import { TimeChartTable } from "@/app/_ui/time-chart-table";

export type TimeChartProps = {
  title: string;
  /** The first is the whole, drawn first; up to five. */
  series: readonly ChartSeries[];
  /** In order of time. */
  points: readonly ChartPoint[];
  /** How long one point is. */
  step: "hour" | "day";
  kind?: "bar" | "line" | undefined;
  /** After a number in the tooltip: 人, 通. */
  unit?: string | undefined;
  /** At the right of the title: a SegmentedControl for the period. */
  aside?: ReactNode;
  /** Pixels. */
  height?: number | undefined;
};

/**
 * Numbers over time, as bars or lines, with its table behind 表で見る and a summary in words as its label.
 * `title`, `series`, `points`, `step`, `kind`, `unit`, `aside`, `height`.
 */
export function TimeChart(props: TimeChartProps) {
  const { title, series, points, aside } = props;
  const t = useTranslations("ui.chart");
  const [asTable, setAsTable] = useState(false);
  const summary = useSummary(props);
  return (
    <section>
      <header className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="font-bold text-lg">{title}</h2>
        {!asTable && <ChartLegend series={series} />}
        <div className="ml-auto flex items-center gap-2">
          {points.length > 0 && (
            <Button variant="ghost" size="sm" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              {t(asTable ? "asChart" : "asTable")}
            </Button>
          )}
          {aside}
        </div>
      </header>
      {points.length === 0 ? (
        <p className="border-line border-y py-10 text-center text-sm text-text-3">{t("empty")}</p>
      ) : asTable ? (
        <TimeChartTable {...props} />
      ) : (
        <div role="img" aria-label={summary}>
          <TimeChartPlot {...props} />
        </div>
      )}
    </section>
  );
}

/** 「時間の流れ。6月11日10時から…まで。開封は合計5,384、最大は…の710」 */
function useSummary({ title, series, points, step }: TimeChartProps): string {
  const t = useTranslations("ui.chart");
  const format = useFormat();
  const label = (at: string) => (step === "hour" ? format.instant(new Date(at)) : format.day(new Date(at)));
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return title;
  const parts = series.map((one) => {
    const values = points.map((point) => point.values[one.key] ?? 0);
    const peak = Math.max(...values);
    const peakAt = points[values.indexOf(peak)] ?? first;
    const sum = values.reduce((total, value) => total + value, 0);
    return t("part", {
      name: one.name,
      sum: format.integer(sum),
      peak: format.integer(peak),
      peakAt: label(peakAt.at),
    });
  });
  const list = parts.join(format.locale === "ja" ? "、" : "; ");
  return t("summary", { title, from: label(first.at), to: label(last.at), parts: list });
}
