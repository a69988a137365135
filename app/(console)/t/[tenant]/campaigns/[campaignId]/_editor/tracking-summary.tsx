"use client";
import { useTranslations } from "next-intl";
import type { EditorShown } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";

/** What is measured. */
export function TrackingSummary({ editing }: EditorShown) {
  const t = useTranslations("campaigns.pages.editor.tracking");
  const { trackOpens, trackClicks } = editing.draft;
  if (trackOpens && trackClicks) return t("both");
  if (trackOpens) return t("opensOnly");
  return t(trackClicks ? "clicksOnly" : "nothing");
}
