"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import type { ReportData } from "@/app/_product/campaigns/campaign-types";
import { useShareWords } from "@/app/(console)/t/[tenant]/reports/[campaignId]/_report/use-share-words";

type Step = { key: string; label: string; value: number; isMeasured: boolean; note: string };

/** Accepted, opened by people, clicked: each with its share, over a band that narrows with the numbers. */
export function ReportFunnel({ report }: { report: ReportData }) {
  const t = useTranslations("reports.pages.report");
  const share = useShareWords();
  const format = useFormat();
  const { accepted, opened, clicked, bounced, failed } = report.sums;
  const sent = accepted + bounced + failed;
  const ofOpened = report.trackOpens && opened >= clicked ? share("opened", clicked, opened) : null;
  const steps: Step[] = [
    {
      key: "accepted",
      label: t("accepted"),
      value: accepted,
      isMeasured: true,
      note: share("sent", accepted, sent),
    },
    {
      key: "opened",
      label: t("opened"),
      value: opened,
      isMeasured: report.trackOpens,
      note: share("accepted", opened, accepted),
    },
    {
      key: "clicked",
      label: t("clicked"),
      value: clicked,
      isMeasured: report.trackClicks,
      note: [share("accepted", clicked, accepted), ofOpened]
        .filter(Boolean)
        .join(format.locale === "ja" ? "、" : ", "),
    },
  ];
  return (
    <dl className="grid overflow-hidden rounded-lg border border-line md:grid-cols-3">
      {steps.map((step, index) => (
        <div
          key={step.key}
          className="flex flex-col border-line not-first:border-t md:not-first:border-t-0 md:not-first:border-l"
        >
          <dt className="px-4.5 pt-3.5 text-sm text-text-2">{step.label}</dt>
          <dd className="px-4.5">
            {step.isMeasured ? (
              <>
                <span className="block font-bold text-2xl tabular-nums">{format.integer(step.value)}</span>
                <span className="block text-text-3 text-xs">{step.note}</span>
              </>
            ) : (
              <span className="block py-2 text-sm text-text-3">{t("notMeasured")}</span>
            )}
          </dd>
          <Band
            from={heightOf(step, accepted)}
            to={heightOf(steps[index + 1] ?? step, accepted)}
            depth={index}
          />
        </div>
      ))}
    </dl>
  );
}

/** Of a band 60 high, from 0 to 56. */
const heightOf = ({ value, isMeasured }: Step, whole: number) =>
  isMeasured && whole > 0 ? Math.min(1, value / whole) * 56 : 0;

const depths = [1, 0.85, 0.7] as const;

function Band({ from, to, depth }: { from: number; to: number; depth: number }) {
  const [start, end] = [60 - from, 60 - to];
  return (
    <svg
      viewBox="0 0 100 60"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="mt-3 block h-17.5 w-full max-md:mt-1.5 max-md:h-8"
    >
      <path
        d={`M0 ${start}C55 ${start} 45 ${end} 100 ${end}V60H0z`}
        fill="var(--hk-chart-1)"
        opacity={depths[depth] ?? 1}
      />
    </svg>
  );
}
