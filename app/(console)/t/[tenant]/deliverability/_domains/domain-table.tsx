"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { AddDomain } from "@/app/(console)/t/[tenant]/deliverability/_domains/add-domain";
import { DomainBadge } from "@/app/(console)/t/[tenant]/deliverability/_domains/domain-badge";

type Domain = {
  domainId: string;
  name: string;
  state: "pending" | "verified" | "failing";
  checkedAt: Date | null;
  verifiedAt: Date | null;
};
type DomainTableProps = { tenant: string; domains: readonly Domain[]; mayChange: boolean };

/** All sending domains; empty, it says what one is for. */
export function DomainTable({ tenant, domains, mayChange }: DomainTableProps) {
  const t = useTranslations("domains.pages.list");
  const format = useFormat();
  return (
    <DataTable
      label={t("title")}
      density="one"
      rows={domains}
      rowKey={({ domainId }) => domainId}
      rowHref={({ domainId }) => `/t/${tenant}/deliverability/${domainId}`}
      empty={
        <EmptyState
          title={t("empty")}
          text={t("emptyText")}
          actions={mayChange && <AddDomain tenant={tenant} />}
        />
      }
      columns={[
        {
          key: "name",
          header: t("name"),
          phone: "main",
          cell: ({ name }) => <span className="font-medium">{name}</span>,
        },
        {
          key: "state",
          header: t("state"),
          width: "10rem",
          phone: "aside",
          cell: ({ state }) => <DomainBadge state={state} />,
        },
        {
          key: "checked",
          header: t("checked"),
          width: "16rem",
          phone: "line",
          cell: ({ checkedAt }) =>
            checkedAt ? format.instant(checkedAt) : <span className="text-text-3">{t("never")}</span>,
        },
      ]}
    />
  );
}
