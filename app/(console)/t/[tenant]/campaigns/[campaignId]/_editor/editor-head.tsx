"use client";
import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { CampaignBadge } from "@/app/_product/campaigns/campaign-badge";
import { Button } from "@/app/_ui/button";
import { PageHead } from "@/app/_ui/page-head";
import { SegmentedControl } from "@/app/_ui/segmented-control";
import type { EditorShown } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";
import { CampaignMenu } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-menu";
import { TestDialog } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/test-dialog";

type EditorHeadProps = EditorShown & {
  view: "edit" | "preview";
  onView: (view: "edit" | "preview") => void;
};

/** The name, the state, whether everything is saved; looking at the mail and testing it. */
export function EditorHead({ view, onView, ...shown }: EditorHeadProps) {
  const t = useTranslations("campaigns.pages.editor");
  const [isTesting, setTesting] = useState(false);
  const { tenant, campaign, editing, may } = shown;
  return (
    <PageHead
      line={!shown.hasStarted}
      crumb={{ label: t("crumb"), href: `/t/${tenant.slug}/campaigns` }}
      title={editing.draft.name}
      badge={
        <>
          <CampaignBadge state={campaign.state} />
          {shown.isEditable && <SaveWords state={editing.state} />}
        </>
      }
      actions={
        <>
          <SegmentedControl
            label={t("view")}
            value={view}
            onValueChange={(next) => onView(next === "preview" ? "preview" : "edit")}
            options={[
              { value: "edit", label: t(shown.isEditable ? "edit" : "overview") },
              { value: "preview", label: t("preview") },
            ]}
          />
          {may.includes("campaigns:test") && (
            <Button icon={<FlaskConical />} onClick={() => setTesting(true)}>
              {t("test")}
            </Button>
          )}
          <CampaignMenu {...shown} />
          {isTesting && <TestDialog {...shown} onClose={() => setTesting(false)} />}
        </>
      }
    />
  );
}

function SaveWords({ state }: { state: EditorShown["editing"]["state"] }) {
  const t = useTranslations("campaigns.pages.editor");
  const format = useFormat();
  return (
    <span role="status" className="figures text-text-3 text-xs">
      {state.kind === "saved" ? t("savedAt", { time: timeOf(state.at, format) }) : t(`save.${state.kind}`)}
    </span>
  );
}

const dayInMilliseconds = 86_400_000;

const timeOf = (at: Date, format: ReturnType<typeof useFormat>) =>
  Date.now() - at.getTime() < dayInMilliseconds / 2 ? format.time(at) : format.instant(at);
