import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { DataTable } from "@/app/_ui/data-table";
import { Section } from "@/app/_ui/section";
import type { TableColumn } from "@/app/_ui/table-column";
import { TextLink } from "@/app/_ui/text-link";
import type { Home, RecentCampaign } from "@/app/(console)/t/[tenant]/_home/load-home";

/** What became of the last campaigns: shares of the people whose receiver accepted the mail. */
export function RecentResults({ home, slug }: { home: Home; slug: string }) {
  const t = useTranslations("home.pages.results");
  const format = useFormat(home.tenant.timeZone);
  const share = (part: "opened" | "clicked" | "unsubscribed") => (row: RecentCampaign) =>
    row.sums === null ? "–" : format.rate(row.sums[part], row.sums.accepted);
  const accepted = ({ sums }: RecentCampaign) =>
    sums === null ? "–" : format.rate(sums.accepted, sums.planned - sums.excluded - sums.cancelled);
  const columns: TableColumn<RecentCampaign>[] = [
    {
      key: "name",
      header: t("campaign"),
      cell: (row) => <span className="block truncate font-medium">{row.name}</span>,
    },
    {
      key: "sentAt",
      header: t("sentAt"),
      width: "9rem",
      phone: "aside",
      cell: (row) => (
        <span className="figures text-text-2">
          {row.sentAt === null ? "–" : format.instant(row.sentAt, { weekday: false })}
        </span>
      ),
    },
    { key: "accepted", header: t("accepted"), align: "end", cell: accepted },
    { key: "opened", header: t("opened"), align: "end", cell: share("opened") },
    { key: "clicked", header: t("clicked"), align: "end", cell: share("clicked") },
    { key: "unsubscribed", header: t("unsubscribed"), align: "end", cell: share("unsubscribed") },
  ];
  return (
    <Section title={t("title")} aside={<TextLink href={`/t/${slug}/reports`}>{t("all")}</TextLink>}>
      <DataTable
        inset
        density="one"
        label={t("title")}
        columns={columns}
        rows={home.recent}
        rowKey={(row) => row.id}
        rowHref={(row) => `/t/${slug}/reports/${row.id}`}
      />
    </Section>
  );
}
