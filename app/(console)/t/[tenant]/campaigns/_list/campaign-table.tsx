"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { CampaignBadge } from "@/app/_product/campaigns/campaign-badge";
import type { CampaignRow } from "@/app/_product/campaigns/campaign-types";
import { StopDialog } from "@/app/_product/campaigns/stop-dialog";
import { useMergeWords } from "@/app/_product/campaigns/use-merge-words";
import { Avatar } from "@/app/_ui/avatar";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import type { TableColumn } from "@/app/_ui/table-column";
import { CampaignActs } from "./campaign-acts";
import { CampaignTime } from "./campaign-time";
import { useLiveRows } from "./use-live-rows";

type CampaignTableProps = {
  tenant: string;
  rows: readonly CampaignRow[];
  names: Readonly<Record<string, string>>;
  /** Permissions of the person who looks. */
  may: readonly string[];
  filtered: boolean;
};

/** The list of campaigns, alive while anything is being sent. */
export function CampaignTable({ tenant, rows, names, may, filtered }: CampaignTableProps) {
  const t = useTranslations("campaigns.pages.list");
  const router = useRouter();
  const live = useLiveRows(rows);
  const [stopping, setStopping] = useState<CampaignRow | null>(null);
  const columns = useColumns({ tenant, names, may, onStop: setStopping });
  const path = `/t/${tenant}/campaigns`;
  return (
    <>
      <DataTable
        label={t("title")}
        columns={columns}
        rows={live}
        rowKey={(row) => row.id}
        rowHref={(row) => `${path}/${row.id}`}
        empty={
          filtered ? (
            <EmptyState
              title={t("nothingFound")}
              actions={<LinkButton href={path}>{t("clearFilter")}</LinkButton>}
            />
          ) : (
            <EmptyState
              title={t("empty")}
              text={t("emptyText")}
              actions={
                may.includes("campaigns:write") && (
                  <LinkButton href={`${path}?create=1`}>{t("create")}</LinkButton>
                )
              }
            />
          )
        }
      />
      {stopping && (
        <StopDialog
          campaign={live.find(({ id }) => id === stopping.id) ?? stopping}
          open
          onOpenChange={(open) => !open && setStopping(null)}
          onStopped={() => router.refresh()}
        />
      )}
    </>
  );
}

type ColumnOptions = Pick<CampaignTableProps, "tenant" | "names" | "may"> & {
  onStop: (row: CampaignRow) => void;
};

function useColumns({ tenant, names, may, onStop }: ColumnOptions): TableColumn<CampaignRow>[] {
  const t = useTranslations("campaigns.pages.list");
  const format = useFormat();
  const nothing = <span className="text-text-3">–</span>;
  const rate = (row: CampaignRow, key: "opened" | "clicked") => {
    if (row.sums === null || row.sums.planned === 0) return nothing;
    if (row.state === "sending") return <span className="text-text-3">{t("counting")}</span>;
    return format.rate(row.sums[key], row.sums.accepted);
  };
  return [
    { key: "name", header: t("column.name"), cell: (row) => <CampaignName row={row} /> },
    {
      key: "state",
      header: t("column.state"),
      width: "8.5rem",
      phone: "aside",
      cell: (row) => <CampaignBadge state={row.state} />,
    },
    {
      key: "time",
      header: t("column.time"),
      width: "15rem",
      phone: "line",
      cell: (row) => <CampaignTime row={row} />,
    },
    {
      key: "people",
      header: t("column.people"),
      align: "end",
      width: "5.5rem",
      cell: (row) => {
        const { sums, audienceCount } = row;
        const count = sums !== null && sums.planned > 0 ? sums.planned - sums.excluded : audienceCount;
        return count === null ? nothing : format.integer(count);
      },
    },
    {
      key: "opened",
      header: t("column.opened"),
      align: "end",
      width: "6rem",
      from: "lg",
      cell: (row) => rate(row, "opened"),
    },
    {
      key: "clicked",
      header: t("column.clicked"),
      align: "end",
      width: "6rem",
      from: "lg",
      cell: (row) => rate(row, "clicked"),
    },
    {
      key: "author",
      header: t("column.author"),
      width: "4rem",
      from: "xl",
      cell: (row) => <Avatar name={names[row.createdBy] ?? "API"} size="sm" labelled />,
    },
    {
      key: "acts",
      header: "",
      phone: "line",
      align: "end",
      width: "7rem",
      cell: (row) => <CampaignActs tenant={tenant} row={row} may={may} onStop={() => onStop(row)} />,
    },
  ];
}

/** Name, and one line of sense: the subject, or why it was returned. */
function CampaignName({ row }: { row: CampaignRow }) {
  const t = useTranslations("campaigns.pages.list");
  const words = useMergeWords();
  const sense =
    row.returnComment !== ""
      ? t("returned", { comment: row.returnComment })
      : row.subject === ""
        ? t("noSubject")
        : words(row.subject);
  return (
    <>
      <span className="block truncate font-medium">{row.name}</span>
      <span className="block truncate text-text-3 text-xs">{sense}</span>
    </>
  );
}
