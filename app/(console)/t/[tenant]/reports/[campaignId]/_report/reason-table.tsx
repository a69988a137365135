"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import type { ReportData } from "@/app/_product/campaigns/campaign-types";
import { useReasonWords } from "@/app/_product/campaigns/use-reason-words";
import { DataTable } from "@/app/_ui/data-table";
import { Section } from "@/app/_ui/section";
import type { TableColumn } from "@/app/_ui/table-column";

type Reason = ReportData["reasons"][number];

/** Why mails did not leave or were refused, the most frequent reason first. */
export function ReasonTable({ report }: { report: ReportData }) {
  const t = useTranslations("reports.pages.report.reasons");
  const words = useReasonWords();
  const format = useFormat();
  const sum = report.reasons.reduce((total, { count }) => total + count, 0);
  const columns: TableColumn<Reason>[] = [
    {
      key: "reason",
      header: t("reason"),
      cell: ({ kind, reason }) => <span className="font-medium">{words(kind, reason)}</span>,
    },
    {
      key: "kind",
      header: t("kind"),
      width: "7rem",
      phone: "line",
      cell: ({ kind }) => <span className="text-text-2">{t(`kinds.${kind}`)}</span>,
    },
    {
      key: "count",
      header: t("count"),
      align: "end",
      width: "5rem",
      phone: "aside",
      cell: ({ count }) => format.integer(count),
    },
  ];
  return (
    <Section title={t("title")} note={t("sum", { count: format.integer(sum) })}>
      <DataTable
        label={t("title")}
        columns={columns}
        rows={report.reasons}
        rowKey={({ kind, reason }) => `${kind}/${reason}`}
        density="one"
        inset
        empty={<p className="py-6 text-sm text-text-3">{t("none")}</p>}
      />
    </Section>
  );
}
