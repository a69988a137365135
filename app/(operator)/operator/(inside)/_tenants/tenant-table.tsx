import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { LinkButton } from "@/app/_ui/link-button";
import type { TableColumn } from "@/app/_ui/table-column";
import { StandingBadge } from "@/app/(operator)/operator/(inside)/_frame/standing-badge";
import { useCapped } from "@/app/(operator)/operator/(inside)/_tenants/use-capped";
import type { OperatorRouter } from "@/server/api/trpc/operator-root";

export type TenantRow = inferRouterOutputs<OperatorRouter>["tenants"]["list"]["items"][number];

type TenantTableProps = { rows: readonly TenantRow[]; isFiltered: boolean };

/** Companies with what they use and how well it goes; a row leads to the company. */
export function TenantTable({ rows, isFiltered }: TenantTableProps) {
  const t = useTranslations("operator.pages.list");
  const columns = [...useColumns(), useSeen()];
  const empty = isFiltered ? (
    <EmptyState title={t("none")} actions={<LinkButton href="/operator">{t("clear")}</LinkButton>} />
  ) : (
    <EmptyState title={t("empty")} text={t("emptyText")} />
  );
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.tenantId}
      rowHref={(row) => `/operator/tenants/${row.tenantId}`}
      empty={empty}
    />
  );
}

function useSeen(): TableColumn<TenantRow> {
  const t = useTranslations("operator.pages.list");
  const format = useFormat();
  return {
    key: "seen",
    header: t("seen"),
    width: "9rem",
    from: "xl",
    cell: (row) =>
      row.lastSeenAt === null ? (
        t("never")
      ) : (
        <time dateTime={row.lastSeenAt.toISOString()} className="text-text-2">
          {format.instant(row.lastSeenAt, { weekday: false })}
        </time>
      ),
  };
}

function useColumns(): TableColumn<TenantRow>[] {
  const t = useTranslations("operator.pages.list");
  const format = useFormat();
  const capped = useCapped();
  return [
    {
      key: "name",
      header: t("name"),
      cell: (row) => (
        <>
          <span className="block truncate font-medium">{row.name}</span>
          <span className="block truncate text-text-3 text-xs">
            {row.slug}
            {row.supportUntil !== null && ` · ${t("support")}`}
          </span>
        </>
      ),
    },
    {
      key: "state",
      header: t("state"),
      width: "8.5rem",
      phone: "aside",
      cell: (row) => <StandingBadge standing={row.standing} />,
    },
    {
      key: "plan",
      header: t("plan"),
      width: "7rem",
      from: "xl",
      cell: (row) => row.plan?.name ?? t("noPlan"),
    },
    {
      key: "people",
      header: t("people"),
      width: "5rem",
      align: "end",
      from: "lg",
      cell: (row) => format.integer(row.people),
    },
    {
      key: "contacts",
      header: t("contacts"),
      width: "7.5rem",
      align: "end",
      from: "lg",
      cell: (row) => capped(row.contacts),
    },
    {
      key: "month",
      header: t("month"),
      width: "8.5rem",
      align: "end",
      phone: "line",
      cell: (row) => (
        <>
          <span className="block">{format.integer(row.month.accepted)}</span>
          <span className="block text-text-3 text-xs">
            {t("of", { limit: format.round(row.monthlyQuota) })}
          </span>
        </>
      ),
    },
    {
      key: "day",
      header: t("day"),
      width: "6.5rem",
      align: "end",
      from: "lg",
      cell: (row) => format.integer(row.acceptedToday),
    },
    {
      key: "bounces",
      header: t("bounces"),
      width: "5.5rem",
      align: "end",
      cell: ({ month }) => format.rate(month.bounced, month.accepted + month.bounced),
    },
  ];
}
