import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FolderRow } from "@/app/_product/folders/folder-row";
import { readFolder } from "@/app/_product/folders/read-folder";
import { neighbours, readTrail } from "@/app/_product/page-trail";
import { loadCatalogue } from "@/app/_product/segment-builder/load-catalogue";
import { api } from "@/app/_trpc/server";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHead } from "@/app/_ui/page-head";
import { Pagination } from "@/app/_ui/pagination";
import { SegmentTable } from "@/app/(console)/t/[tenant]/segments/_list/segment-table";

type PageProps = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ cursor?: string; before?: string; folder?: string }>;
};

const rowsPerPage = 20;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("segments.pages");
  return { title: t("title") };
}

/** Every segment with its rule in words and who matches right now, the last changed first. */
export default async function SegmentsPage({ params, searchParams }: PageProps) {
  const [{ tenant }, query] = await Promise.all([params, searchParams]);
  const folderId = readFolder(query);
  const trail = readTrail(query);
  const caller = await api(tenant);
  const [list, catalogue, rights, folders, t] = await Promise.all([
    caller.segments.list({
      limit: rowsPerPage,
      ...(folderId !== undefined && { folderId }),
      ...(trail.cursor !== undefined && { cursor: trail.cursor }),
    }),
    loadCatalogue(tenant),
    caller.people.myRights(),
    caller.folders.list(),
    getTranslations("segments.pages"),
  ]);
  const path = `/t/${tenant}/segments`;
  const newPath = folderId === undefined ? `${path}/new` : `${path}/new?folder=${folderId}`;
  const isBlank = list.items.length === 0 && folderId === undefined;
  const mayWrite = rights.may.includes("segments:write");
  const { previousHref, nextHref } = neighbours(path, { folder: folderId }, trail, list.nextCursor);
  return (
    <>
      <PageHead
        title={t("title")}
        facts={t("list.facts")}
        actions={
          mayWrite &&
          list.items.length > 0 && (
            <LinkButton variant="primary" icon={<Plus />} href={newPath} data-shortcut="new">
              {t("create")}
            </LinkButton>
          )
        }
      />
      {!isBlank && (
        <FolderRow noun="segments" folders={folders} current={folderId} path={path} mayWrite={mayWrite} />
      )}
      <SegmentTable
        tenant={tenant}
        rows={list.items}
        catalogue={catalogue}
        mayWrite={mayWrite}
        inFolder={folderId !== undefined}
      />
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
