import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import type { TableColumn } from "@/app/_ui/table-column";
import { describeEntry } from "@/app/(operator)/operator/(inside)/log/_log/describe-entry";
import type { OperatorRouter } from "@/server/api/trpc/operator-root";

type LogRow = inferRouterOutputs<OperatorRouter>["log"]["list"]["items"][number];
type LogTableProps = {
  rows: readonly LogRow[];
  empty: string;
  /** All of one company: then it is not named. */
  isOfOne?: boolean | undefined;
};

/** What staff did, to whom, and from where. */
export function LogTable({ rows, empty, isOfOne }: LogTableProps) {
  const t = useTranslations("operator.pages.logList");
  const format = useFormat();
  const tenantOf = ({ details }: LogRow) => (typeof details.tenantId === "string" ? details.tenantId : null);
  const columns: TableColumn<LogRow>[] = [
    {
      key: "action",
      header: t("action"),
      cell: (row) => (
        <>
          <span className="block font-medium">
            {t.has(`actions.${row.action}` as never) ? t(`actions.${row.action}` as never) : row.action}
          </span>
          <span className="block truncate text-text-3 text-xs">{describeEntry(row.details)}</span>
        </>
      ),
    },
    {
      key: "actor",
      header: t("actor"),
      width: "10rem",
      phone: "line",
      cell: (row) => row.personName ?? row.personId.slice(-6),
    },
    {
      key: "address",
      header: t("address"),
      width: "9rem",
      from: "lg",
      cell: (row) => <span className="figures text-text-2">{row.address ?? "–"}</span>,
    },
    {
      key: "at",
      header: t("at"),
      width: "10rem",
      phone: "aside",
      cell: (row) => (
        <time dateTime={row.at.toISOString()} className="figures text-text-2">
          {format.instant(row.at, { weekday: false })}
        </time>
      ),
    },
  ];
  const subject: TableColumn<LogRow> = {
    key: "subject",
    header: t("subject"),
    width: "8rem",
    cell: (row) => {
      const tenantId = tenantOf(row);
      return tenantId === null ? (
        "–"
      ) : (
        <Link href={`/operator/tenants/${tenantId}`} className="text-accent-text underline">
          {t("nouns.tenant")}
        </Link>
      );
    },
  };
  return (
    <DataTable
      inset={isOfOne}
      label={t("title")}
      columns={isOfOne ? columns : [...columns.slice(0, 1), subject, ...columns.slice(1)]}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={empty} />}
    />
  );
}
