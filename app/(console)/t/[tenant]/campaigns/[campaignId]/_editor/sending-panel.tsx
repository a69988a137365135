"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import type { CampaignProgress } from "@/app/_product/campaigns/campaign-types";
import { sendingProgress } from "@/app/_product/campaigns/sending-progress";
import { SumsStrip } from "@/app/_product/campaigns/sums-strip";
import { LongJob } from "@/app/_ui/long-job";
import { TextLink } from "@/app/_ui/text-link";
import type { EditorData } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/editor-data";

/** Where every mail is now, and how long the rest will take. */
export function SendingPanel({ data, progress }: { data: EditorData; progress: CampaignProgress }) {
  const t = useTranslations("campaigns.pages.editor.sending");
  const format = useFormat();
  const { sums, startedAt, asOf, state } = progress;
  if (sums === null) return null;
  const { done, total, remainingSeconds } = sendingProgress(sums, startedAt, asOf);
  const isOnItsWay = state === "sending" || state === "paused";
  return (
    <section aria-label={t("label")}>
      <SumsStrip
        sums={sums}
        aside={
          <>
            <span className="text-text-3">
              {t(isOnItsWay ? "asOfLive" : "asOf", { time: format.time(asOf) })}
            </span>{" "}
            {data.may.includes("reports:read") && (
              <TextLink href={`/t/${data.tenant.slug}/reports/${data.campaign.id}`}>{t("report")}</TextLink>
            )}
          </>
        }
      />
      {isOnItsWay && (
        <div className="border-line border-b px-8 py-4 max-md:px-4">
          <LongJob
            title={t(state === "paused" ? "paused" : total === 0 ? "preparing" : "running")}
            done={done}
            total={total}
            unit={t("unit")}
            problems={sums.bounced > 0 ? t("bounced", { count: sums.bounced }) : undefined}
            remainingSeconds={state === "sending" ? (remainingSeconds ?? undefined) : undefined}
          />
        </div>
      )}
    </section>
  );
}
