"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CampaignProgress } from "@/app/_product/campaigns/campaign-types";
import { LinkButton } from "@/app/_ui/link-button";
import { PageFoot } from "@/app/_ui/page-foot";
import type { EditorShown } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";
import { DraftFoot } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/draft-foot";
import { ReadyFoot } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/ready-foot";
import { ReviewFoot } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/review-foot";
import { SendingFoot } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/sending-foot";

export type EditorFootProps = EditorShown & { progress: CampaignProgress | undefined };

/** What is missing or what will happen, and the one act that comes next. */
export function EditorFoot(props: EditorFootProps): ReactNode {
  const { state } = props.campaign;
  if (state === "draft" || state === "changes-requested") return <DraftFoot {...props} />;
  if (state === "in-review") return <ReviewFoot {...props} />;
  if (state === "approved" || state === "scheduled") return <ReadyFoot {...props} />;
  if (state === "sending" || state === "paused") return <SendingFoot {...props} />;
  return <EndFoot {...props} />;
}

/** Sent, stopped or cancelled: what it came to. */
function EndFoot({ tenant, campaign, may }: EditorFootProps) {
  const t = useTranslations("campaigns.pages.editor.foot");
  const hasReport = campaign.state !== "cancelled" && may.includes("reports:read");
  return (
    <PageFoot
      actions={
        hasReport && (
          <LinkButton variant="primary" href={`/t/${tenant.slug}/reports/${campaign.id}`}>
            {t("report")}
          </LinkButton>
        )
      }
    >
      <span className="text-text-2">{t(`end.${campaign.state}`)}</span>
    </PageFoot>
  );
}
