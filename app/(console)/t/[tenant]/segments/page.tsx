import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { neighbours, readTrail } from "@/app/_product/page-trail";
import { loadCatalogue } from "@/app/_product/segment-builder/load-catalogue";
import { api } from "@/app/_trpc/server";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHead } from "@/app/_ui/page-head";
import { Pagination } from "@/app/_ui/pagination";
import { SegmentTable } from "@/app/(console)/t/[tenant]/segments/_list/segment-table";

type PageProps = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ cursor?: string; before?: string }>;
};

const rowsPerPage = 20;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("segments.pages");
  return { title: t("title") };
}

/** Every segment with its rule in words and who matches right now, the last changed first. */
export default async function SegmentsPage({ params, searchParams }: PageProps) {
  const [{ tenant }, query] = await Promise.all([params, searchParams]);
  const trail = readTrail(query);
  const caller = await api(tenant);
  const [list, catalogue, rights, t] = await Promise.all([
    caller.segments.list({
      limit: rowsPerPage,
      ...(trail.cursor !== undefined && { cursor: trail.cursor }),
    }),
    loadCatalogue(tenant),
    caller.people.myRights(),
    getTranslations("segments.pages"),
  ]);
  const path = `/t/${tenant}/segments`;
  const mayWrite = rights.may.includes("segments:write");
  const { previousHref, nextHref } = neighbours(path, {}, trail, list.nextCursor);
  return (
    <>
      <PageHead
        title={t("title")}
        facts={t("list.facts")}
        actions={
          mayWrite &&
          list.items.length > 0 && (
            <LinkButton variant="primary" icon={<Plus />} href={`${path}/new`} data-shortcut="new">
              {t("create")}
            </LinkButton>
          )
        }
      />
      <SegmentTable tenant={tenant} rows={list.items} catalogue={catalogue} mayWrite={mayWrite} />
      {(previousHref ?? nextHref) !== undefined && (
        <Pagination
          keys="move"
          range={t("list.shown", { count: list.items.length })}
          previousHref={previousHref}
          nextHref={nextHref}
        />
      )}
    </>
  );
}
