import { Upload } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { neighbours, readTrail } from "@/app/_product/page-trail";
import { api } from "@/app/_trpc/server";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHead } from "@/app/_ui/page-head";
import { Pagination } from "@/app/_ui/pagination";
import { ImportTable } from "@/app/(console)/t/[tenant]/imports/_list/import-table";

type PageProps = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ cursor?: string; before?: string }>;
};

const rowsPerPage = 30;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("imports.pages");
  return { title: t("title") };
}

/** Every file that was taken in, the newest first. */
export default async function ImportsPage({ params, searchParams }: PageProps) {
  const [{ tenant }, query] = await Promise.all([params, searchParams]);
  const trail = readTrail(query);
  const caller = await api(tenant);
  const [list, rights, t] = await Promise.all([
    caller.imports.list({
      limit: rowsPerPage,
      ...(trail.cursor !== undefined && { cursor: trail.cursor }),
    }),
    caller.people.myRights(),
    getTranslations("imports.pages"),
  ]);
  const path = `/t/${tenant}/imports`;
  const mayWrite = rights.may.includes("contacts:write");
  const { previousHref, nextHref } = neighbours(path, {}, trail, list.nextCursor);
  return (
    <>
      <PageHead
        title={t("title")}
        facts={t("list.facts")}
        actions={
          mayWrite &&
          list.items.length > 0 && (
            <LinkButton variant="primary" icon={<Upload />} href={`${path}/new`} data-shortcut="new">
              {t("new")}
            </LinkButton>
          )
        }
      />
      <ImportTable tenant={tenant} rows={list.items} mayWrite={mayWrite} />
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
