"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { CampaignBadge } from "@/app/_product/campaigns/campaign-badge";
import type { CampaignRow, ReleaseSums } from "@/app/_product/campaigns/campaign-types";
import { useMergeWords } from "@/app/_product/campaigns/use-merge-words";
import { cx } from "@/app/_ui/cx";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import type { TableColumn } from "@/app/_ui/table-column";

type ReportTableProps = { tenant: string; rows: readonly CampaignRow[]; search: string };

/** One line for each campaign's result. */
export function ReportTable({ tenant, rows, search }: ReportTableProps) {
  const t = useTranslations("reports.pages.list");
  const columns = useColumns();
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/t/${tenant}/reports/${row.id}`}
      empty={
        search === "" ? (
          <EmptyState
            title={t("empty")}
            text={t("emptyText")}
            actions={<LinkButton href={`/t/${tenant}/campaigns`}>{t("toCampaigns")}</LinkButton>}
          />
        ) : (
          <EmptyState
            title={t("nothingFound")}
            actions={<LinkButton href={`/t/${tenant}/reports`}>{t("clearFilter")}</LinkButton>}
          />
        )
      }
    />
  );
}

function useColumns(): TableColumn<CampaignRow>[] {
  const t = useTranslations("reports.pages.list");
  const format = useFormat();
  const words = useMergeWords();
  const count = (row: CampaignRow, key: keyof ReleaseSums) => format.integer(row.sums?.[key] ?? 0);
  const rate = (row: CampaignRow, key: "opened" | "clicked") =>
    format.rate(row.sums?.[key] ?? 0, row.sums?.accepted ?? 0);
  return [
    {
      key: "name",
      header: t("column.name"),
      cell: (row) => (
        <>
          <span className="block truncate font-medium">{row.name}</span>
          <span className="block truncate text-text-3 text-xs">{words(row.subject)}</span>
        </>
      ),
    },
    {
      key: "state",
      header: t("column.state"),
      width: "8rem",
      phone: "aside",
      cell: (row) => <CampaignBadge state={row.state} />,
    },
    {
      key: "started",
      header: t("column.started"),
      width: "12rem",
      phone: "line",
      cell: (row) => (
        <span className="figures">{row.startedAt === null ? "–" : format.instant(row.startedAt)}</span>
      ),
    },
    {
      key: "accepted",
      header: t("column.accepted"),
      align: "end",
      width: "6rem",
      cell: (row) => count(row, "accepted"),
    },
    {
      key: "opened",
      header: t("column.opened"),
      align: "end",
      width: "6rem",
      cell: (row) => rate(row, "opened"),
    },
    {
      key: "clicked",
      header: t("column.clicked"),
      align: "end",
      width: "6rem",
      cell: (row) => rate(row, "clicked"),
    },
    {
      key: "unsubscribed",
      header: t("column.unsubscribed"),
      align: "end",
      width: "6rem",
      from: "lg",
      cell: (row) => count(row, "unsubscribed"),
    },
    {
      key: "bounced",
      header: t("column.bounced"),
      align: "end",
      width: "5rem",
      from: "lg",
      cell: (row) => (
        <span className={cx((row.sums?.bounced ?? 0) > 0 && "text-warning-text")}>
          {count(row, "bounced")}
        </span>
      ),
    },
  ];
}
