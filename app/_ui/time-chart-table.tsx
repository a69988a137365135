"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import type { ChartPoint } from "@/app/_ui/chart-series";
import { DataTable } from "@/app/_ui/data-table";
import type { TableColumn } from "@/app/_ui/table-column";
import type { TimeChartProps } from "@/app/_ui/time-chart";
import { useTimeLabel } from "@/app/_ui/use-time-label";

/** The numbers of a TimeChart, for who reads rather than looks. Part of it. */
export function TimeChartTable({ title, series, points, step }: TimeChartProps) {
  const t = useTranslations("ui.chart");
  const format = useFormat();
  const timeLabel = useTimeLabel(step);
  const columns: TableColumn<ChartPoint>[] = [
    { key: "at", header: t("at"), cell: (point) => timeLabel.full(point.at) },
    ...series.map(
      (one): TableColumn<ChartPoint> => ({
        key: one.key,
        header: one.name,
        align: "end",
        phone: "aside",
        cell: (point) => format.integer(point.values[one.key] ?? 0),
      }),
    ),
  ];
  return (
    <DataTable
      label={title}
      columns={columns}
      rows={points}
      rowKey={(point) => point.at}
      density="compact"
      inset
    />
  );
}
