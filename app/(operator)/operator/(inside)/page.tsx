import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { neighbours, readTrail } from "@/app/_product/page-trail";
import { operatorApi } from "@/app/_trpc/operator-server";
import { FilterBar } from "@/app/_ui/filter-bar";
import { LinkTabs } from "@/app/_ui/link-tabs";
import { PageHead } from "@/app/_ui/page-head";
import { Pagination } from "@/app/_ui/pagination";
import { UrlSearch } from "@/app/_ui/url-search";
import { MakeTenant } from "@/app/(operator)/operator/(inside)/_tenants/make-tenant";
import { readCursor, writeCursor } from "@/app/(operator)/operator/(inside)/_tenants/tenant-cursor";
import { TenantTable } from "@/app/(operator)/operator/(inside)/_tenants/tenant-table";

type PageProps = {
  searchParams: Promise<{ state?: string; q?: string; cursor?: string; before?: string }>;
};

const standings = ["trial", "active", "paused", "suspended"] as const;
const rowsPerPage = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operator.pages.list"))("title") };
}

/** Every company of the installation, by name. */
export default async function TenantsPage({ searchParams }: PageProps) {
  const query = await searchParams;
  const standing = standings.find((one) => one === query.state);
  const search = query.q?.trim() ?? "";
  const trail = readTrail(query);
  const cursor = readCursor(trail.cursor);
  const [list, t, words] = await Promise.all([
    (await operatorApi()).tenants.list({
      limit: rowsPerPage,
      ...(search !== "" && { search }),
      ...(standing && { standings: [standing] }),
      ...(cursor && { cursor }),
    }),
    getTranslations("operator.pages.list"),
    getTranslations("operator.pages.standing"),
  ]);
  const { previousHref, nextHref } = neighbours(
    "/operator",
    { state: standing, q: query.q },
    trail,
    list.nextCursor && writeCursor(list.nextCursor),
  );
  const shown = t("shown", { count: list.items.length });
  return (
    <>
      <PageHead title={t("title")} actions={<MakeTenant />} />
      <LinkTabs
        label={t("views")}
        tabs={[
          { href: "/operator", label: t("all"), current: standing === undefined },
          ...standings.map((one) => ({
            href: `/operator?state=${one}`,
            label: words(one),
            current: one === standing,
          })),
        ]}
      />
      <FilterBar search={<UrlSearch label={t("search")} />} aside={shown} />
      <TenantTable rows={list.items} isFiltered={search !== "" || standing !== undefined} />
      <Pagination keys="move" range={shown} previousHref={previousHref} nextHref={nextHref} />
    </>
  );
}
