"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import type { ReportData } from "@/app/_product/campaigns/campaign-types";
import { cx } from "@/app/_ui/cx";
import { DataTable } from "@/app/_ui/data-table";
import { Section } from "@/app/_ui/section";
import type { TableColumn } from "@/app/_ui/table-column";

type Domain = ReportData["domains"][number];

/** How each receiver's side took the mail; the largest ones, then the rest together. */
export function DomainTable({ report }: { report: ReportData }) {
  const t = useTranslations("reports.pages.report.domains");
  const format = useFormat();
  const number = (key: "planned" | "accepted" | "waiting") => (row: Domain) => format.integer(row[key]);
  const columns: TableColumn<Domain>[] = [
    { key: "domain", header: t("domain"), cell: (row) => <span className="font-medium">{row.domain}</span> },
    { key: "planned", header: t("planned"), align: "end", width: "5rem", cell: number("planned") },
    {
      key: "accepted",
      header: t("accepted"),
      align: "end",
      width: "5rem",
      phone: "aside",
      cell: number("accepted"),
    },
    {
      key: "bounced",
      header: t("bounced"),
      align: "end",
      width: "4.5rem",
      cell: (row) => (
        <span className={cx(row.bounced > 0 && "text-warning-text")}>{format.integer(row.bounced)}</span>
      ),
    },
    { key: "waiting", header: t("waiting"), align: "end", width: "5.5rem", cell: number("waiting") },
  ];
  return (
    <Section title={t("title")} note={t("note")}>
      <DataTable
        label={t("title")}
        columns={columns}
        rows={withOthers(report, t("others"))}
        rowKey={({ domain }) => domain}
        density="one"
        inset
        empty={<p className="py-6 text-sm text-text-3">{t("none")}</p>}
      />
    </Section>
  );
}

/** The rest of the whole, so that the column adds up. */
function withOthers({ domains, sums }: ReportData, name: string): Domain[] {
  const rest = (key: "planned" | "accepted" | "bounced" | "waiting", whole: number) =>
    Math.max(0, whole - domains.reduce((sum, domain) => sum + domain[key], 0));
  const planned = rest("planned", sums.planned - sums.excluded);
  if (planned === 0) return domains;
  return [
    ...domains,
    {
      domain: name,
      planned,
      accepted: rest("accepted", sums.accepted),
      bounced: rest("bounced", sums.bounced),
      waiting: rest("waiting", sums.waiting),
    },
  ];
}
