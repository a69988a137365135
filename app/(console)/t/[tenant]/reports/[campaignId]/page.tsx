import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api, orNotFound } from "@/app/_trpc/server";
import { ReportView } from "@/app/(console)/t/[tenant]/reports/[campaignId]/_report/report-view";

type PageProps = { params: Promise<{ tenant: string; campaignId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reports.pages.report");
  return { title: t("title") };
}

/** What became of one campaign, live while it is being sent. */
export default async function ReportPage({ params }: PageProps) {
  const { tenant, campaignId } = await params;
  const caller = await api(tenant);
  const [report, campaign, rights] = await Promise.all([
    orNotFound(caller.reports.get({ campaignId })),
    orNotFound(caller.campaigns.get({ campaignId })),
    caller.people.myRights(),
  ]);
  return (
    <ReportView
      tenant={tenant}
      initial={report}
      author={campaign.names[campaign.createdBy] ?? null}
      may={rights.may}
    />
  );
}
