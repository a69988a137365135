"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { cx } from "@/app/_ui/cx";
import type { EditorShown } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";

/** How many people the segment means. */
export function AudienceSummary({
  segments,
  audience,
  editing,
  isCounting,
  hasStarted,
  campaign,
}: EditorShown) {
  const t = useTranslations("campaigns.pages.editor.audience");
  const format = useFormat();
  const { segmentId } = editing.draft;
  if (segmentId === null) return t("missing");
  const name = segments.find((segment) => segment.segmentId === segmentId)?.name ?? t("deleted");
  const sums = campaign.release?.sums;
  if (hasStarted && sums) return t("sentTo", { name, count: format.integer(sums.planned - sums.excluded) });
  if (audience === null) return t(isCounting ? "counting" : "uncounted", { name });
  return (
    <span className={cx(isCounting && "text-text-3")}>
      {t.rich("reaches", {
        name,
        count: format.integer(audience.willReceive),
        b: (text) => <b className={cx("tabular-nums", !isCounting && "text-text")}>{text}</b>,
      })}
    </span>
  );
}
