"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { formatWall } from "@/app/_product/campaigns/format-wall";
import { zoneName } from "@/app/_product/campaigns/zone-name";
import type { EditorShown } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";

/** When it leaves. */
export function TimingSummary({ editing, tenant, campaign }: EditorShown) {
  const t = useTranslations("campaigns.pages.editor.timing");
  const format = useFormat();
  const { scheduledWall } = editing.draft;
  const startedAt = campaign.release?.startedAt;
  if (startedAt) return t("started", { when: format.instant(startedAt, { year: "always" }) });
  if (scheduledWall === null) return t("onPress");
  return (
    <>
      <b className="figures text-text">{formatWall(scheduledWall, format, "always")}</b>{" "}
      {zoneName(tenant.timeZone, format.locale)}
    </>
  );
}
