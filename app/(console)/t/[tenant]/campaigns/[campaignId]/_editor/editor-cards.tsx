"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { StepperCard } from "@/app/_ui/stepper-card";
import { AudienceForm } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/audience-form";
import { AudienceSummary } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/audience-summary";
import type { EditorShown } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";
import { blockedCards } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/card-of";
import { ContentForm } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/content-form";
import { ContentSummary } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/content-summary";
import {
  type EditorCard,
  editorCards,
} from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/editor-data";
import { InboxRow } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/inbox-row";
import { SenderForm } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/sender-form";
import { TimingForm } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/timing-form";
import { TimingSummary } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/timing-summary";
import { TrackingForm } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/tracking-form";
import { TrackingSummary } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/tracking-summary";

type EditorCardsProps = EditorShown & {
  open: ReadonlySet<EditorCard>;
  onToggle: (card: EditorCard, isOpen: boolean) => void;
};

const forms: Record<EditorCard, (props: EditorShown) => ReactNode> = {
  audience: AudienceForm,
  sender: SenderForm,
  content: ContentForm,
  timing: TimingForm,
  tracking: TrackingForm,
};
const summaries: Record<EditorCard, (props: EditorShown) => ReactNode> = {
  audience: AudienceSummary,
  sender: InboxRow,
  content: ContentSummary,
  timing: TimingSummary,
  tracking: TrackingSummary,
};

/** The five cards on their road. A folded one shows what comes of it, not how it is set. */
export function EditorCards({ open, onToggle, ...shown }: EditorCardsProps) {
  const t = useTranslations("campaigns.pages.editor");
  return (
    <ol aria-label={t("steps")}>
      {editorCards.map((card) => (
        <RoadCard key={card} card={card} isOpen={open.has(card)} onToggle={onToggle} shown={shown} />
      ))}
    </ol>
  );
}

type RoadCardProps = Pick<EditorCardsProps, "onToggle"> & {
  card: EditorCard;
  isOpen: boolean;
  shown: EditorShown;
};

function RoadCard({ card, isOpen, onToggle, shown }: RoadCardProps) {
  const t = useTranslations("campaigns.pages.editor");
  const isBlocked = blockedCards(shown.problems).includes(card);
  const Form = forms[card];
  const Summary = summaries[card];
  const toggle = (
    <Button size="sm" aria-expanded={isOpen} onClick={() => onToggle(card, !isOpen)}>
      {t(isOpen ? "fold" : "change")}
      <span className="sr-only">{t(`card.${card}`)}</span>
    </Button>
  );
  const common = {
    number: editorCards.indexOf(card) + 1,
    state: isBlocked ? "missing" : isOpen ? "current" : "done",
    title: t(`card.${card}`),
    last: card === editorCards.at(-1),
  } as const;
  const missing = isBlocked && <Badge tone="warning">{t("missing")}</Badge>;
  if (isOpen)
    return (
      <StepperCard {...common} note={missing || t(`asks.${card}`)} aside={toggle}>
        <Form {...shown} />
      </StepperCard>
    );
  return (
    <StepperCard
      {...common}
      note={missing}
      summary={<Summary {...shown} />}
      action={shown.isEditable && toggle}
    />
  );
}
