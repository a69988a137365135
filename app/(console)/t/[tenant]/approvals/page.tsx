import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "@/app/_trpc/server";
import { LinkTabs } from "@/app/_ui/link-tabs";
import { PageHead } from "@/app/_ui/page-head";
import { ApprovalTable } from "@/app/(console)/t/[tenant]/approvals/_queue/approval-table";

type PageProps = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ view?: string }>;
};

const views = ["open", "approved", "returned", "void", "withdrawn"] as const;
type ApprovalView = (typeof views)[number];
const mostRows = 100;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("approvals.pages.list");
  return { title: t("title") };
}

/** What waits for a decision, and what was decided. */
export default async function ApprovalsPage({ params, searchParams }: PageProps) {
  const [{ tenant }, query] = await Promise.all([params, searchParams]);
  const view: ApprovalView = views.find((one) => one === query.view) ?? "open";
  const caller = await api(tenant);
  const [t, rows, open] = await Promise.all([
    getTranslations("approvals.pages.list"),
    caller.approvals.list({ state: view, limit: mostRows }),
    caller.approvals.list({ state: "open", limit: mostRows }),
  ]);
  const path = `/t/${tenant}/approvals`;
  return (
    <>
      <PageHead title={t("title")} facts={t("facts")} />
      <LinkTabs
        label={t("views")}
        tabs={views.map((key) => ({
          href: key === "open" ? path : `${path}?view=${key}`,
          label: t(`view.${key}`),
          count: key === "open" ? open.length : undefined,
          current: key === view,
        }))}
      />
      <ApprovalTable tenant={tenant} rows={rows} isOpen={view === "open"} />
      {rows.length === mostRows && (
        <p className="px-8 py-3 text-sm text-text-3 max-md:px-4">{t("newest", { count: mostRows })}</p>
      )}
    </>
  );
}
