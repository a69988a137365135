"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { EmptyFolder } from "@/app/_product/folders/empty-folder";
import { toTree } from "@/app/_product/segment-builder/builder-tree";
import type { Catalogue } from "@/app/_product/segment-builder/catalogue";
import { useRuleWords } from "@/app/_product/segment-builder/use-rule-words";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import type { TableColumn } from "@/app/_ui/table-column";
import type { SegmentRule } from "@/server/domain/segments/schema";
import { SegmentActs } from "./segment-acts";
import { SegmentCount } from "./segment-count";

type SegmentRow = {
  segmentId: string;
  name: string;
  folderId: string | null;
  version: number;
  rule: SegmentRule;
  campaignCount: number;
  updatedAt: Date;
};
type SegmentTableProps = {
  tenant: string;
  rows: readonly SegmentRow[];
  catalogue: Catalogue;
  mayWrite: boolean;
  /** The list is about one folder. */
  inFolder: boolean;
};

/** The list of segments; each row counts itself. */
export function SegmentTable({ tenant, rows, catalogue, mayWrite, inFolder }: SegmentTableProps) {
  const t = useTranslations("segments.pages");
  const columns = useColumns(catalogue);
  const acts: TableColumn<SegmentRow> = {
    key: "acts",
    header: "",
    align: "end",
    width: "4rem",
    cell: (row) => <SegmentActs segmentId={row.segmentId} name={row.name} folderId={row.folderId} />,
  };
  const path = `/t/${tenant}/segments`;
  return (
    <DataTable
      label={t("list.label")}
      columns={mayWrite ? [...columns, acts] : columns}
      rows={rows}
      rowKey={(row) => row.segmentId}
      rowHref={(row) => `${path}/${row.segmentId}`}
      empty={
        inFolder ? (
          <EmptyFolder path={path} />
        ) : (
          <EmptyState
            title={t("list.emptyTitle")}
            text={t("list.emptyText")}
            actions={
              mayWrite && (
                <LinkButton variant="primary" icon={<Plus />} href={`${path}/new`} data-shortcut="new">
                  {t("create")}
                </LinkButton>
              )
            }
          />
        )
      }
    />
  );
}

function useColumns(catalogue: Catalogue): TableColumn<SegmentRow>[] {
  const t = useTranslations("segments.pages.list");
  const format = useFormat();
  const words = useRuleWords(catalogue);
  return [
    {
      key: "name",
      header: t("name"),
      cell: (row) => (
        <>
          <span className="block truncate font-medium">{row.name}</span>
          <span className="block truncate text-text-3 text-xs [&_b]:font-normal">
            {words(toTree(row.rule))}
          </span>
        </>
      ),
    },
    {
      key: "people",
      header: t("people"),
      align: "end",
      width: "8rem",
      phone: "aside",
      cell: (row) => <SegmentCount segmentId={row.segmentId} show="count" />,
    },
    {
      key: "sendable",
      header: t("sendable"),
      align: "end",
      width: "8.5rem",
      from: "lg",
      cell: (row) => <SegmentCount segmentId={row.segmentId} show="sendable" />,
    },
    {
      key: "campaigns",
      header: t("campaigns"),
      align: "end",
      width: "8rem",
      from: "lg",
      cell: (row) =>
        row.campaignCount === 0 ? (
          <span className="text-text-3">–</span>
        ) : (
          t("campaignCount", { count: row.campaignCount })
        ),
    },
    {
      key: "version",
      header: t("version"),
      width: "6rem",
      from: "lg",
      cell: (row) => <span className="text-text-2">{t("versionNo", { version: row.version })}</span>,
    },
    {
      key: "updated",
      header: t("updated"),
      width: "10rem",
      cell: (row) => (
        <span className="figures text-text-2">
          {format.relative(row.updatedAt) ?? format.day(row.updatedAt)}
        </span>
      ),
    },
  ];
}
