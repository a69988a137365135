"use client";
import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { ImportBadge } from "@/app/_product/imports/import-badge";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import type { TableColumn } from "@/app/_ui/table-column";
import type { ImportState } from "@/server/domain/imports/schema";

export type ImportRow = {
  importId: string;
  fileName: string;
  state: ImportState;
  rowsTotal: number;
  rowsRead: number;
  rowsNew: number;
  rowsChanged: number;
  rowsRejected: number;
  createdAt: Date;
  finishedAt: Date | null;
};
type ImportTableProps = { tenant: string; rows: readonly ImportRow[]; mayWrite: boolean };

/** The list of imports with what each did; what is not confirmed yet shows what it would do. */
export function ImportTable({ tenant, rows, mayWrite }: ImportTableProps) {
  const t = useTranslations("imports.pages");
  const columns = useColumns();
  const path = `/t/${tenant}/imports`;
  return (
    <DataTable
      label={t("list.label")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.importId}
      rowHref={(row) => `${path}/${row.importId}`}
      empty={
        <EmptyState
          title={t("list.emptyTitle")}
          text={t("list.emptyText")}
          actions={
            mayWrite && (
              <LinkButton variant="primary" icon={<Upload />} href={`${path}/new`} data-shortcut="new">
                {t("new")}
              </LinkButton>
            )
          }
        />
      }
    />
  );
}

function useColumns(): TableColumn<ImportRow>[] {
  const t = useTranslations("imports.pages");
  const format = useFormat();
  const number = (key: "rowsNew" | "rowsChanged" | "rowsRejected") => (row: ImportRow) => (
    <span className={row.state === "done" || row.state === "stopped" ? undefined : "text-text-3"}>
      {format.integer(row[key])}
    </span>
  );
  return [
    {
      key: "file",
      header: t("list.file"),
      cell: (row) => (
        <>
          <span className="block truncate font-medium">{row.fileName}</span>
          <span className="block text-text-3 text-xs">
            {row.rowsTotal > 0
              ? t("list.summary", { rows: row.rowsTotal })
              : t("list.summaryReading", { rows: row.rowsRead })}
          </span>
        </>
      ),
    },
    {
      key: "state",
      header: t("list.state"),
      width: "8rem",
      phone: "aside",
      cell: (row) => <ImportBadge state={row.state} />,
    },
    { key: "new", header: t("list.new"), align: "end", width: "7rem", cell: number("rowsNew") },
    { key: "changed", header: t("list.changed"), align: "end", width: "7rem", cell: number("rowsChanged") },
    {
      key: "rejected",
      header: t("list.rejected"),
      align: "end",
      width: "8rem",
      from: "lg",
      cell: number("rowsRejected"),
    },
    {
      key: "when",
      header: t("list.when"),
      width: "12rem",
      phone: "line",
      cell: (row) => (
        <span className="figures text-text-2">{format.instant(row.finishedAt ?? row.createdAt)}</span>
      ),
    },
  ];
}
