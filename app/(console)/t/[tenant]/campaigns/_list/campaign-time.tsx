"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import type { CampaignRow } from "@/app/_product/campaigns/campaign-types";
import { formatWall } from "@/app/_product/campaigns/format-wall";
import { sendingProgress } from "@/app/_product/campaigns/sending-progress";
import { Progress } from "@/app/_ui/progress";

/** When it goes or went; while it goes, how far it is. */
export function CampaignTime({ row }: { row: CampaignRow }) {
  const t = useTranslations("campaigns.pages.list");
  const format = useFormat();
  if (row.state === "sending" || row.state === "paused") return <RowProgress row={row} />;
  const instant = row.startedAt ?? row.sentAt;
  if (instant !== null) return <span className="figures">{format.instant(instant)}</span>;
  if (row.scheduledWall !== null) {
    const wanted = row.state === "scheduled" || row.state === "approved" ? null : t("wanted");
    return (
      <span className="figures">
        {formatWall(row.scheduledWall, format)}
        {wanted && <span className="text-text-3"> {wanted}</span>}
      </span>
    );
  }
  if (row.state === "scheduled") return <span className="text-accent-text">{t("starting")}</span>;
  return <span className="text-text-3">{t(row.state === "approved" ? "onPress" : "noTime")}</span>;
}

function RowProgress({ row }: { row: CampaignRow }) {
  const t = useTranslations("campaigns.pages.list");
  const format = useFormat();
  if (row.sums === null || row.sums.planned === 0)
    return <span className="text-text-3">{t("preparing")}</span>;
  const { done, total, remainingSeconds } = sendingProgress(row.sums, row.startedAt, new Date());
  const remaining =
    row.state === "sending" && remainingSeconds !== null
      ? t("remaining", { duration: format.duration(remainingSeconds) })
      : "";
  return (
    <div className="md:max-w-54">
      <div className="figures flex justify-between gap-2 text-xs">
        <span>{t("progress", { done: format.integer(done), total: format.integer(total) })}</span>
        <span className="text-text-3">{remaining}</span>
      </div>
      <Progress
        label={t("progressOf", { name: row.name })}
        value={done}
        max={total}
        parts={[{ value: done, tone: row.state === "paused" ? "warning" : "accent" }]}
        className="mt-1.25"
      />
    </div>
  );
}
