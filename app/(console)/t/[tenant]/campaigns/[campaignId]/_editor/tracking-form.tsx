"use client";
import { useTranslations } from "next-intl";
import { Switch } from "@/app/_ui/switch";
import type { EditorShown } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";

/** Whether opens and clicks are measured. */
export function TrackingForm({ editing }: EditorShown) {
  const t = useTranslations("campaigns.pages.editor.tracking");
  const { draft, change } = editing;
  return (
    <div className="grid gap-4">
      <Switch
        label={t("opens")}
        help={t("opensHelp")}
        checked={draft.trackOpens}
        onCheckedChange={(trackOpens) => change({ trackOpens })}
      />
      <Switch
        label={t("clicks")}
        help={t("clicksHelp")}
        checked={draft.trackClicks}
        onCheckedChange={(trackClicks) => change({ trackClicks })}
      />
    </div>
  );
}
