import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { neighbours, readTrail } from "@/app/_product/page-trail";
import { api } from "@/app/_trpc/server";
import { FilterBar } from "@/app/_ui/filter-bar";
import { LinkTabs } from "@/app/_ui/link-tabs";
import { PageHead } from "@/app/_ui/page-head";
import { Pagination } from "@/app/_ui/pagination";
import { UrlSearch } from "@/app/_ui/url-search";
import { CampaignTable } from "@/app/(console)/t/[tenant]/campaigns/_list/campaign-table";
import {
  type CampaignView,
  campaignViews,
  countView,
  readView,
} from "@/app/(console)/t/[tenant]/campaigns/_list/campaign-views";
import { CreateCampaign } from "@/app/(console)/t/[tenant]/campaigns/_list/create-campaign";

type PageProps = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ view?: string; q?: string; cursor?: string; before?: string; create?: string }>;
};

const rowsPerPage = 30;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("campaigns.pages.list");
  return { title: t("title") };
}

/** Every campaign of the tenant, the last changed first. */
export default async function CampaignsPage({ params, searchParams }: PageProps) {
  const [{ tenant }, query] = await Promise.all([params, searchParams]);
  const view = readView(query.view);
  const search = query.q?.trim() ?? "";
  const trail = readTrail(query);
  const caller = await api(tenant);
  const [list, rights, t] = await Promise.all([
    caller.campaigns.list({
      states: [...campaignViews[view]],
      limit: rowsPerPage,
      ...(search !== "" && { search }),
      ...(trail.cursor !== undefined && { cursor: trail.cursor }),
    }),
    caller.people.myRights(),
    getTranslations("campaigns.pages.list"),
  ]);
  const path = `/t/${tenant}/campaigns`;
  const mayCreate = rights.may.includes("campaigns:write");
  const isEmpty = countView("all", list.counts) === 0;
  const { previousHref, nextHref } = neighbours(
    path,
    { view: query.view, q: query.q },
    trail,
    list.nextCursor,
  );
  return (
    <>
      <PageHead
        title={t("title")}
        actions={
          mayCreate && (
            <CreateCampaign
              key={query.create ?? ""}
              tenant={tenant}
              startsOpen={query.create !== undefined}
            />
          )
        }
      />
      <LinkTabs
        label={t("views")}
        tabs={(Object.keys(campaignViews) as CampaignView[]).map((key) => ({
          href: key === "all" ? path : `${path}?view=${key}`,
          label: t(`view.${key}`),
          count: countView(key, list.counts),
          current: key === view,
        }))}
      />
      {!isEmpty && (
        <FilterBar
          search={<UrlSearch label={t("search")} />}
          aside={t("shown", { count: list.items.length })}
        />
      )}
      <CampaignTable
        tenant={tenant}
        rows={list.items}
        names={list.names}
        may={rights.may}
        filtered={search !== "" || view !== "all"}
      />
      {!isEmpty && (
        <Pagination
          keys="move"
          range={(nextHref ?? previousHref) ? t("range", { count: list.items.length }) : ""}
          previousHref={previousHref}
          nextHref={nextHref}
        />
      )}
    </>
  );
}
