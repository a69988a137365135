import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoRight } from "@/app/_product/no-right";
import { neighbours, readTrail } from "@/app/_product/page-trail";
import { api } from "@/app/_trpc/server";
import { Pagination } from "@/app/_ui/pagination";
import { Section } from "@/app/_ui/section";
import { AuditFilters } from "@/app/(console)/t/[tenant]/settings/_audit/audit-filters";
import { type AuditQuery, readAuditQuery } from "@/app/(console)/t/[tenant]/settings/_audit/audit-query";
import { AuditTable } from "@/app/(console)/t/[tenant]/settings/_audit/audit-table";
import { ChainState } from "@/app/(console)/t/[tenant]/settings/_audit/chain-state";
import { ExportMenu } from "@/app/(console)/t/[tenant]/settings/_audit/export-menu";

type PageProps = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<AuditQuery & { cursor?: string; before?: string }>;
};

const rowsPerPage = 50;
const mostPeople = 200;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.pages.audit"))("title") };
}

/** Who did what, newest first; nothing of it can be changed or removed. */
export default async function AuditSettingsPage({ params, searchParams }: PageProps) {
  const [{ tenant: slug }, query] = await Promise.all([params, searchParams]);
  const trail = readTrail(query);
  const caller = await api(slug);
  const rights = await caller.people.myRights();
  if (!rights.may.includes("audit:read")) return <NoRight />;
  const [tenant, people] = await Promise.all([
    caller.tenants.get(),
    caller.people.listMembers({ limit: mostPeople }),
  ]);
  const wanted = readAuditQuery(query, tenant.timeZone);
  const [chain, page, t] = await Promise.all([
    caller.audit.chain(),
    caller.audit.list({
      ...wanted.input,
      limit: rowsPerPage,
      ...(trail.cursor !== undefined && { cursor: trail.cursor }),
    }),
    getTranslations("settings.pages.audit"),
  ]);
  const path = `/t/${slug}/settings/audit`;
  const { previousHref, nextHref } = neighbours(path, wanted.query, trail, page.nextCursor);
  return (
    <Section title={t("title")} note={t("note")} aside={<ExportMenu tenant={slug} input={wanted.input} />}>
      <ChainState chain={chain} timeZone={tenant.timeZone} />
      <AuditFilters
        path={path}
        query={wanted.query}
        people={people.items.map(({ personId, name }) => ({ id: personId, name }))}
      />
      <AuditTable
        rows={page.items}
        timeZone={tenant.timeZone}
        clearHref={Object.keys(wanted.query).length > 0 ? path : null}
      />
      <div className="-mx-8 max-md:-mx-4">
        <Pagination
          range={t("shown", { count: page.items.length })}
          previousHref={previousHref}
          nextHref={nextHref}
        />
      </div>
    </Section>
  );
}
