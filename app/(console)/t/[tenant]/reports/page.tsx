import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { neighbours, readTrail } from "@/app/_product/page-trail";
import { api } from "@/app/_trpc/server";
import { FilterBar } from "@/app/_ui/filter-bar";
import { PageHead } from "@/app/_ui/page-head";
import { Pagination } from "@/app/_ui/pagination";
import { UrlSearch } from "@/app/_ui/url-search";
import { ReportTable } from "@/app/(console)/t/[tenant]/reports/_list/report-table";

type PageProps = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ q?: string; cursor?: string; before?: string }>;
};

const rowsPerPage = 30;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reports.pages.list");
  return { title: t("title") };
}

/** The results of every campaign that was sent or is being sent. */
export default async function ReportsPage({ params, searchParams }: PageProps) {
  const [{ tenant }, query] = await Promise.all([params, searchParams]);
  const search = query.q?.trim() ?? "";
  const trail = readTrail(query);
  const [t, list] = await Promise.all([
    getTranslations("reports.pages.list"),
    api(tenant).then((caller) =>
      caller.campaigns.list({
        states: ["sending", "paused", "sent", "stopped"],
        limit: rowsPerPage,
        ...(search !== "" && { search }),
        ...(trail.cursor !== undefined && { cursor: trail.cursor }),
      }),
    ),
  ]);
  const links = neighbours(`/t/${tenant}/reports`, { q: query.q }, trail, list.nextCursor);
  const hasPages = links.previousHref !== undefined || links.nextHref !== undefined;
  return (
    <>
      <PageHead title={t("title")} facts={t("facts")} line />
      {(list.items.length > 0 || search !== "") && (
        <FilterBar
          search={<UrlSearch label={t("search")} />}
          aside={t("shown", { count: list.items.length })}
        />
      )}
      <ReportTable tenant={tenant} rows={list.items} search={search} />
      {list.items.length > 0 && (
        <Pagination keys="move" range={hasPages ? t("shown", { count: list.items.length }) : ""} {...links} />
      )}
    </>
  );
}
