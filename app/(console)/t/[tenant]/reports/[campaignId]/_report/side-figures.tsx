"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import type { ReportData } from "@/app/_product/campaigns/campaign-types";
import { cx } from "@/app/_ui/cx";
import { useShareWords } from "@/app/(console)/t/[tenant]/reports/[campaignId]/_report/use-share-words";

/** What is not success: machines, people who left, complaints, refusals. */
export function SideFigures({ report }: { report: ReportData }) {
  const t = useTranslations("reports.pages.report");
  const share = useShareWords();
  const format = useFormat();
  const { accepted, bounced, failed, openedByMachine, unsubscribed, complained } = report.sums;
  const figures = [
    { key: "machine", value: openedByMachine, note: t("machineNote"), isTrouble: false },
    {
      key: "unsubscribed",
      value: unsubscribed,
      note: share("accepted", unsubscribed, accepted),
      isTrouble: false,
    },
    {
      key: "complained",
      value: complained,
      // Gmail asks senders to stay under 0.1 % (sender guidelines, "spam rate").
      note: t("complainedNote", { share: share("accepted", complained, accepted) }),
      isTrouble: complained > 0,
    },
    {
      key: "bounced",
      value: bounced,
      note: share("sent", bounced, accepted + bounced + failed),
      isTrouble: bounced > 0,
    },
  ];
  return (
    <dl className="mt-4 grid grid-cols-2 gap-y-4 md:grid-cols-4">
      {figures.map(({ key, value, note, isTrouble }) => (
        <div key={key} className="border-line px-4.5 text-sm md:not-first:border-l max-md:even:border-l">
          <dt className="text-text-3">{t(`side.${key}`)}</dt>
          <dd>
            <b className={cx("block text-lg tabular-nums", isTrouble && "text-warning-text")}>
              {format.integer(value)}
            </b>
            <span className="block text-text-3 text-xs">{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
