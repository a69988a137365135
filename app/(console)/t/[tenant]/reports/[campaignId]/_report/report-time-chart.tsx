"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import type { ReportData } from "@/app/_product/campaigns/campaign-types";
import { SegmentedControl } from "@/app/_ui/segmented-control";
import { TimeChart } from "@/app/_ui/time-chart";
import { dayPoints, hourPoints } from "@/app/(console)/t/[tenant]/reports/[campaignId]/_report/chart-points";

/** When people opened and clicked, over 72 hours or 30 days from the start. */
export function ReportTimeChart({ report }: { report: ReportData }) {
  const t = useTranslations("reports.pages.report");
  const format = useFormat();
  const [period, setPeriod] = useState("hours");
  const { hours, startedAt } = report;
  const hasReactions = hours.some(({ opened, clicked }) => opened + clicked > 0);
  const points =
    startedAt === null || !hasReactions
      ? []
      : period === "hours"
        ? hourPoints(hours, startedAt)
        : dayPoints(hours, startedAt, format.timeZone);
  return (
    <TimeChart
      title={t("overTime")}
      series={[
        { key: "opened", name: t("opened") },
        { key: "clicked", name: t("clicked") },
      ]}
      points={points}
      step={period === "hours" ? "hour" : "day"}
      unit={t("people")}
      aside={
        <SegmentedControl
          label={t("period")}
          options={[
            { value: "hours", label: t("hours") },
            { value: "days", label: t("days") },
          ]}
          value={period}
          onValueChange={setPeriod}
        />
      }
    />
  );
}
