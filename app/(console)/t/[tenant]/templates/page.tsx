import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getFormat } from "@/app/_i18n/get-format";
import { readMergeFields } from "@/app/_product/email-editor/read-merge-fields";
import { EmptyFolder } from "@/app/_product/folders/empty-folder";
import { FolderRow } from "@/app/_product/folders/folder-row";
import { readFolder } from "@/app/_product/folders/read-folder";
import { neighbours, readTrail } from "@/app/_product/page-trail";
import { api } from "@/app/_trpc/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHead } from "@/app/_ui/page-head";
import { Pagination } from "@/app/_ui/pagination";
import { CreateTemplate } from "@/app/(console)/t/[tenant]/templates/_list/create-template";
import { TemplateCard } from "@/app/(console)/t/[tenant]/templates/_list/template-card";

type PageProps = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ cursor?: string; before?: string; create?: string; folder?: string }>;
};

const cardsPerPage = 24;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("templates.pages");
  return { title: t("title") };
}

/** Every template with a picture of it, the last changed first. */
export default async function TemplatesPage({ params, searchParams }: PageProps) {
  const [{ tenant }, query] = await Promise.all([params, searchParams]);
  const folderId = readFolder(query);
  const trail = readTrail(query);
  const caller = await api(tenant);
  const [list, starters, rights, folders, { timeZone, locale }, { labelOf }, t] = await Promise.all([
    caller.templates.list({
      limit: cardsPerPage,
      ...(folderId !== undefined && { folderId }),
      ...(trail.cursor !== undefined && { cursor: trail.cursor }),
    }),
    caller.templates.listStarters(),
    caller.people.myRights(),
    caller.folders.list(),
    caller.tenants.get(),
    readMergeFields(tenant),
    getTranslations("templates.pages"),
  ]);
  const format = await getFormat(timeZone);
  const path = `/t/${tenant}/templates`;
  const mayWrite = rights.may.includes("templates:write");
  const create = mayWrite && (
    <CreateTemplate
      key={query.create ?? ""}
      tenant={tenant}
      folderId={folderId}
      starters={starters}
      startsOpen={query.create !== undefined}
    />
  );
  const isBlank = folderId === undefined;
  const isEmpty = list.items.length === 0 && trail.cursor === undefined;
  const { previousHref, nextHref } = neighbours(path, { folder: folderId }, trail, list.nextCursor);
  return (
    <>
      <PageHead line title={t("title")} facts={t("list.facts")} actions={!(isEmpty && isBlank) && create} />
      {!(isEmpty && isBlank) && (
        <FolderRow noun="templates" folders={folders} current={folderId} path={path} mayWrite={mayWrite} />
      )}
      {isEmpty ? (
        isBlank ? (
          <EmptyState title={t("list.empty")} text={t("list.emptyText")} actions={create} />
        ) : (
          <EmptyFolder path={path} />
        )
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-x-6 gap-y-8 px-8 pt-3 pb-10 max-md:px-4">
          {list.items.map((template) => (
            <TemplateCard
              key={template.templateId}
              tenant={{ slug: tenant, locale }}
              template={template}
              mayWrite={mayWrite}
              labelOf={labelOf}
              format={format}
            />
          ))}
        </ul>
      )}
      {(previousHref ?? nextHref) !== undefined && (
        <Pagination
          range={t("list.shown", { count: list.items.length })}
          previousHref={previousHref}
          nextHref={nextHref}
        />
      )}
    </>
  );
}
