"use client";
import { useQuery } from "@tanstack/react-query";
import { Square, SquarePen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { CampaignBadge } from "@/app/_product/campaigns/campaign-badge";
import type { ReportData } from "@/app/_product/campaigns/campaign-types";
import { releaseState } from "@/app/_product/campaigns/release-state";
import { StopDialog } from "@/app/_product/campaigns/stop-dialog";
import { SumsStrip } from "@/app/_product/campaigns/sums-strip";
import { useMergeWords } from "@/app/_product/campaigns/use-merge-words";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { LinkButton } from "@/app/_ui/link-button";
import { PageBody } from "@/app/_ui/page-body";
import { PageHead } from "@/app/_ui/page-head";
import { DomainTable } from "@/app/(console)/t/[tenant]/reports/[campaignId]/_report/domain-table";
import { LinkTable } from "@/app/(console)/t/[tenant]/reports/[campaignId]/_report/link-table";
import { ReasonTable } from "@/app/(console)/t/[tenant]/reports/[campaignId]/_report/reason-table";
import { ReportFunnel } from "@/app/(console)/t/[tenant]/reports/[campaignId]/_report/report-funnel";
import { ReportTimeChart } from "@/app/(console)/t/[tenant]/reports/[campaignId]/_report/report-time-chart";
import { SideFigures } from "@/app/(console)/t/[tenant]/reports/[campaignId]/_report/side-figures";

type ReportViewProps = {
  tenant: string;
  initial: ReportData;
  /** Who made the campaign; null for an API key. */
  author: string | null;
  may: readonly string[];
};

const whileSendingInMilliseconds = 2_000;
const afterwardsInMilliseconds = 30_000;

/** The report of one campaign: where each mail ended, what readers did, when, where and why not. */
export function ReportView({ tenant, initial, author, may }: ReportViewProps) {
  const t = useTranslations("reports.pages.report");
  const trpc = useTRPC();
  const format = useFormat();
  const [stopping, setStopping] = useState(false);
  const { data: report = initial, refetch } = useQuery(
    trpc.reports.get.queryOptions(
      { campaignId: initial.campaignId },
      {
        initialData: initial,
        refetchInterval: ({ state }) =>
          isLive(state.data ?? initial) ? whileSendingInMilliseconds : afterwardsInMilliseconds,
      },
    ),
  );
  const live = isLive(report);
  const { campaignId, campaignName: name, sums } = report;
  return (
    <>
      <PageHead
        crumb={{ label: t("title"), href: `/t/${tenant}/reports` }}
        title={name}
        badge={<CampaignBadge state={releaseState(report.state)} />}
        facts={<ReportFacts report={report} author={author} />}
        actions={
          <>
            {live && may.includes("campaigns:stop") && (
              <Button variant="danger" icon={<Square />} onClick={() => setStopping(true)}>
                {t("stop")}
              </Button>
            )}
            <LinkButton href={`/t/${tenant}/campaigns/${campaignId}`} icon={<SquarePen />}>
              {t("campaign")}
            </LinkButton>
          </>
        }
      />
      <SumsStrip
        sums={sums}
        aside={
          <span className="text-text-3">
            {t(live ? "asOfLive" : "asOf", { time: format.time(report.asOf) })}
          </span>
        }
      />
      <PageBody>
        <ReportFunnel report={report} />
        <SideFigures report={report} />
        <div className="mt-10">
          <ReportTimeChart report={report} />
        </div>
        <div className="mt-10 grid items-start gap-10 lg:grid-cols-2">
          <div>
            <LinkTable report={report} />
            <ReasonTable report={report} />
          </div>
          <div>
            <DomainTable report={report} />
          </div>
        </div>
      </PageBody>
      {stopping && (
        <StopDialog
          campaign={{ id: campaignId, name, sums }}
          open
          onOpenChange={setStopping}
          onStopped={() => void refetch()}
        />
      )}
    </>
  );
}

const isLive = ({ state }: ReportData) => ["scheduled", "expanding", "sending", "paused"].includes(state);

/** 2026年6月11日(木) 10:00–10:06、担当 森田 蓮 */
function ReportFacts({ report, author }: { report: ReportData; author: string | null }) {
  const t = useTranslations("reports.pages.report");
  const format = useFormat();
  const words = useMergeWords();
  const { startedAt, finishedAt, subject } = report;
  const parts = [
    startedAt &&
      t(finishedAt ? "from" : "since", {
        start: format.instant(startedAt, { year: "always" }),
        end: finishedAt
          ? isSameDay(startedAt, finishedAt)
            ? format.time(finishedAt)
            : format.instant(finishedAt)
          : "",
      }),
    author && t("author", { name: author }),
    t("subject", { subject: words(subject) }),
  ];
  function isSameDay(one: Date, other: Date) {
    return format.day(one) === format.day(other);
  }
  const text = parts.filter(Boolean).join(format.locale === "ja" ? "、" : " · ");
  return <span className="[text-autospace:no-autospace]">{text}</span>;
}
