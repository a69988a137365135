"use client";
import { useTranslations } from "next-intl";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import type { TableColumn } from "@/app/_ui/table-column";

import { FieldActs } from "./field-acts";
import type { FieldRow } from "./field-row";

/** The fields with their names, keys and types; each row renames, moves and deletes itself. */
export function FieldTable({ fields, mayWrite }: { fields: readonly FieldRow[]; mayWrite: boolean }) {
  const t = useTranslations("contacts.pages.fields");
  const columns: TableColumn<FieldRow>[] = [
    {
      key: "label",
      header: t("columns.label"),
      cell: (row) => <span className="font-medium">{row.label}</span>,
    },
    {
      key: "key",
      header: t("columns.key"),
      width: "20rem",
      phone: "line",
      cell: (row) => <code className="font-mono text-text-2">{row.key}</code>,
    },
    {
      key: "type",
      header: t("columns.type"),
      width: "12rem",
      phone: "line",
      cell: (row) => <span className="text-text-2">{t(`types.${row.type}`)}</span>,
    },
    {
      key: "acts",
      header: "",
      align: "end",
      width: "5rem",
      phone: "aside",
      cell: (row) => mayWrite && <FieldActs field={row} fields={fields} />,
    },
  ];
  return (
    <DataTable
      label={t("label")}
      density="one"
      columns={columns}
      rows={fields}
      rowKey={(row) => row.fieldId}
      empty={<EmptyState title={t("emptyTitle")} text={t("emptyText")} />}
    />
  );
}
