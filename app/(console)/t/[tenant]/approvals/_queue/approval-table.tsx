"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import type { ApprovalRow } from "@/app/_product/campaigns/campaign-types";
import { formatWall } from "@/app/_product/campaigns/format-wall";
import { useMergeWords } from "@/app/_product/campaigns/use-merge-words";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import type { TableColumn } from "@/app/_ui/table-column";

type ApprovalTableProps = { tenant: string; rows: readonly ApprovalRow[]; isOpen: boolean };

/** Requests, the newest first; those that wait for this very person have a button. */
export function ApprovalTable({ tenant, rows, isOpen }: ApprovalTableProps) {
  const t = useTranslations("approvals.pages.list");
  const format = useFormat();
  const words = useMergeWords();
  const path = `/t/${tenant}/approvals`;
  const columns: TableColumn<ApprovalRow>[] = [
    {
      key: "name",
      header: t("column.name"),
      cell: (row) => (
        <>
          <span className="block truncate font-medium">{row.campaignName}</span>
          <span className="block truncate text-text-3 text-xs">{words(row.subject)}</span>
        </>
      ),
    },
    {
      key: "people",
      header: t("column.people"),
      align: "end",
      width: "6rem",
      phone: "aside",
      cell: (row) => t("people", { count: row.audienceCount }),
    },
    {
      key: "time",
      header: t("column.time"),
      width: "14rem",
      phone: "line",
      cell: (row) =>
        row.scheduledWall === null ? (
          <span className="text-text-3">{t("onPress")}</span>
        ) : (
          <span className="figures">{formatWall(row.scheduledWall, format)}</span>
        ),
    },
    {
      key: "requested",
      header: t("column.requested"),
      width: "15rem",
      phone: "line",
      cell: (row) => (
        <span className="text-text-2">
          {t("requested", {
            name: row.requestedBy ?? t("someone"),
            when: format.relative(row.createdAt) ?? format.instant(row.createdAt),
          })}
        </span>
      ),
    },
    {
      key: "acts",
      header: "",
      align: "end",
      width: "8rem",
      cell: (row) =>
        isOpen &&
        (row.mayDecide ? (
          <LinkButton href={`${path}/${row.id}`} size="sm">
            {t("decide")}
          </LinkButton>
        ) : (
          <span className="text-text-3 text-xs">{t("notYours")}</span>
        )),
    },
  ];
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `${path}/${row.id}`}
      empty={
        <EmptyState title={t(isOpen ? "empty" : "emptyView")} text={isOpen ? t("emptyText") : undefined} />
      }
    />
  );
}
