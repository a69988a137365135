import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FolderChip } from "@/app/_product/folders/folder-chip";
import { readFolder } from "@/app/_product/folders/read-folder";
import { neighbours, readTrail } from "@/app/_product/page-trail";
import { api } from "@/app/_trpc/server";
import { FilterBar } from "@/app/_ui/filter-bar";
import { PageHead } from "@/app/_ui/page-head";
import { Pagination } from "@/app/_ui/pagination";
import { UrlSearch } from "@/app/_ui/url-search";
import { CampaignTable } from "@/app/(console)/t/[tenant]/campaigns/_list/campaign-table";
import {
  campaignViews,
  countView,
  readView,
} from "@/app/(console)/t/[tenant]/campaigns/_list/campaign-views";
import { CreateCampaign } from "@/app/(console)/t/[tenant]/campaigns/_list/create-campaign";
import { listHref } from "@/app/(console)/t/[tenant]/campaigns/_list/list-href";
import { ViewTabs } from "@/app/(console)/t/[tenant]/campaigns/_list/view-tabs";

type PageProps = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{
    view?: string;
    q?: string;
    folder?: string;
    cursor?: string;
    before?: string;
    create?: string;
  }>;
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
  const folderId = readFolder(query);
  const trail = readTrail(query);
  const caller = await api(tenant);
  const [list, rights, folders, t] = await Promise.all([
    caller.campaigns.list({
      states: [...campaignViews[view]],
      limit: rowsPerPage,
      ...(search !== "" && { search }),
      ...(folderId !== undefined && { folderId }),
      ...(trail.cursor !== undefined && { cursor: trail.cursor }),
    }),
    caller.people.myRights(),
    caller.folders.list(),
    getTranslations("campaigns.pages.list"),
  ]);
  const path = `/t/${tenant}/campaigns`;
  const mayCreate = rights.may.includes("campaigns:write");
  const isEmpty = folderId === undefined && countView("all", list.counts) === 0;
  const kept = { view: query.view, q: query.q, folder: folderId };
  const { previousHref, nextHref } = neighbours(path, kept, trail, list.nextCursor);
  return (
    <>
      <PageHead
        title={t("title")}
        actions={
          mayCreate && (
            <CreateCampaign
              key={query.create ?? ""}
              tenant={tenant}
              folderId={folderId}
              startsOpen={query.create !== undefined}
            />
          )
        }
      />
      <ViewTabs path={path} view={view} folderId={folderId} counts={list.counts} />
      {!isEmpty && (
        <FilterBar
          search={<UrlSearch label={t("search")} />}
          aside={t("shown", { count: list.items.length })}
        >
          <FolderChip
            noun="campaigns"
            folders={folders}
            current={folderId}
            path={listHref(path, view)}
            mayArrange={mayCreate}
          />
        </FilterBar>
      )}
      <CampaignTable
        tenant={tenant}
        rows={list.items}
        names={list.names}
        may={rights.may}
        filtered={search !== "" || view !== "all" || folderId !== undefined}
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
