"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import type { ReportData } from "@/app/_product/campaigns/campaign-types";
import { DataTable } from "@/app/_ui/data-table";
import { Section } from "@/app/_ui/section";
import { ShareBar } from "@/app/_ui/share-bar";
import type { TableColumn } from "@/app/_ui/table-column";

type Link = ReportData["links"][number];

/** Where people went, in the order of the mail. */
export function LinkTable({ report }: { report: ReportData }) {
  const t = useTranslations("reports.pages.report.links");
  const format = useFormat();
  const { links } = report;
  const most = Math.max(0, ...links.map(({ people }) => people));
  const columns: TableColumn<Link>[] = [
    { key: "url", header: t("url"), cell: ({ url }) => <LinkName url={url} /> },
    {
      key: "people",
      header: t("people"),
      align: "end",
      width: "4.5rem",
      phone: "aside",
      cell: ({ people }) => format.integer(people),
    },
    {
      key: "bar",
      header: t("bar"),
      width: "8rem",
      cell: ({ people }) => <ShareBar value={people} max={most} />,
    },
  ];
  return (
    <Section title={t("title")} note={t("count", { count: links.length })}>
      <DataTable
        label={t("title")}
        columns={columns}
        rows={links}
        rowKey={({ no }) => String(no)}
        inset
        empty={<p className="py-6 text-sm text-text-3">{t(report.trackClicks ? "none" : "notMeasured")}</p>}
      />
      {links.length > 1 && (
        <p className="mt-2 text-text-3 text-xs">
          {t("footnote", { clicked: format.integer(report.sums.clicked) })}
        </p>
      )}
    </Section>
  );
}

/** Host first, then the path: what tells links apart. */
function LinkName({ url }: { url: string }) {
  const [, host = url, path = ""] = /^https?:\/\/([^/?#]+)(.*)$/.exec(url) ?? [];
  return (
    <span title={url}>
      <span className="block truncate font-medium">{path === "" || path === "/" ? host : path}</span>
      <span className="block truncate text-text-3 text-xs">{host}</span>
    </span>
  );
}
