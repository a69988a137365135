import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { neighbours, readTrail } from "@/app/_product/page-trail";
import { operatorApi } from "@/app/_trpc/operator-server";
import { PageHead } from "@/app/_ui/page-head";
import { Pagination } from "@/app/_ui/pagination";
import { LogFilters } from "@/app/(operator)/operator/(inside)/log/_log/log-filters";
import { type LogQuery, readLogQuery } from "@/app/(operator)/operator/(inside)/log/_log/log-query";
import { LogTable } from "@/app/(operator)/operator/(inside)/log/_log/log-table";

type PageProps = { searchParams: Promise<LogQuery & { cursor?: string; before?: string }> };

const rowsPerPage = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operator.pages.logList"))("title") };
}

/** What staff did, newest first; nothing of it can be changed or removed. */
export default async function LogPage({ searchParams }: PageProps) {
  const query = await searchParams;
  const trail = readTrail(query);
  const wanted = readLogQuery(query);
  const api = await operatorApi();
  const [page, operators, t] = await Promise.all([
    api.log.list({
      ...wanted.input,
      limit: rowsPerPage,
      ...(trail.cursor !== undefined && { cursor: trail.cursor }),
    }),
    api.log.listOperators(),
    getTranslations("operator.pages.logList"),
  ]);
  const { previousHref, nextHref } = neighbours("/operator/log", wanted.query, trail, page.nextCursor);
  return (
    <>
      <PageHead title={t("title")} facts={t("note")} />
      <LogFilters
        query={wanted.query}
        operators={operators.map(({ personId, name }) => ({ id: personId, name }))}
      />
      <LogTable rows={page.items} empty={t("empty")} />
      <Pagination
        range={t("shown", { count: page.items.length })}
        previousHref={previousHref}
        nextHref={nextHref}
      />
    </>
  );
}
