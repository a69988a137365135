"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { MainRail } from "@/app/_ui/main-rail";
import { showToast } from "@/app/_ui/show-toast";
import { blockedCards } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/card-of";
import { EditorCards } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/editor-cards";
import type {
  EditorCard,
  EditorData,
} from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/editor-data";
import { EditorFoot } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/editor-foot";
import { EditorHead } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/editor-head";
import { EditorNotes } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/editor-notes";
import { EditorPreview } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/editor-preview";
import { EditorRail } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/editor-rail";
import { SendingPanel } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/sending-panel";
import {
  type Saved,
  useCampaignDraft,
} from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/use-campaign-draft";
import { openMoves } from "@/server/domain/campaigns/pure/campaign-moves";

const whileSendingInMilliseconds = 1_500;
const whileRestingInMilliseconds = 15_000;
const startedStates: readonly string[] = ["sending", "paused", "sent", "stopped"];
const free: readonly string[] = ["draft", "changes-requested"];

/** The page of one campaign. What the server knows is asked again after each save and while mails leave. */
export function CampaignEditor(data: EditorData) {
  const { campaign, may } = data;
  const t = useTranslations("campaigns.pages.editor");
  const router = useRouter();
  const { problems, audience, isCounting, refetch } = useCampaignFacts(data);
  const editing = useCampaignDraft(campaign, (saved) => settle(saved));
  const progress = useProgress(data, editing.revision());
  const [view, setView] = useState<"edit" | "preview">("edit");
  const [unlocked, setUnlocked] = useState(false);
  const [open, setOpen] = useState<ReadonlySet<EditorCard>>(
    () => new Set(blockedCards(problems).slice(0, 1)),
  );
  const moves = openMoves(campaign.state, may, campaign.release?.pauseReason);
  const isEditable = moves.has("edit") && (free.includes(campaign.state) || unlocked);
  const settle = ({ voided, changed }: Saved) => {
    void refetch(changed.includes("segmentId"));
    if (voided) {
      setUnlocked(false);
      showToast(t("voided"));
    }
    if (voided || changed.includes("body") || changed.includes("name")) router.refresh();
  };
  const toggle = (card: EditorCard, isOpen: boolean) =>
    setOpen((now) => new Set(isOpen ? [...now, card] : [...now].filter((one) => one !== card)));
  const hasStarted = startedStates.includes(campaign.state);
  const shown = { ...data, problems, audience, editing, moves, isEditable, hasStarted, isCounting };
  return (
    <>
      <EditorHead {...shown} view={view} onView={setView} />
      {hasStarted && progress?.sums && <SendingPanel data={data} progress={progress} />}
      <MainRail
        railLabel={t("rail")}
        rail={
          <EditorRail
            {...shown}
            onFix={(card) => {
              setView("edit");
              toggle(card, true);
            }}
          />
        }
      >
        {view === "preview" ? (
          <EditorPreview {...shown} />
        ) : (
          <>
            <EditorNotes {...shown} onUnlock={() => setUnlocked(true)} />
            <EditorCards {...shown} open={isEditable ? open : new Set()} onToggle={toggle} />
          </>
        )}
      </MainRail>
      <EditorFoot {...shown} progress={progress} />
    </>
  );
}

/** What the server finds about the draft: its problems and its people. */
function useCampaignFacts({ campaign, problems, audience }: EditorData) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const input = { campaignId: campaign.id };
  const check = useQuery(trpc.campaigns.check.queryOptions(input, { initialData: problems }));
  const count = useQuery(
    trpc.campaigns.countAudience.queryOptions(input, {
      enabled: campaign.segmentId !== null && !startedStates.includes(campaign.state),
      retry: false,
      ...(audience && { initialData: audience }),
    }),
  );
  const refetch = async (withPeople: boolean) => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: trpc.campaigns.check.queryKey(input) }),
      queries.invalidateQueries({ queryKey: trpc.campaigns.preview.queryKey() }),
      withPeople && count.refetch(),
    ]);
  };
  return {
    problems: check.data,
    audience: count.error ? null : (count.data ?? null),
    isCounting: count.isFetching,
    refetch,
  };
}

/** How far it is; reads the page anew when its state has changed, or somebody else has changed the draft. */
function useProgress({ campaign }: EditorData, revision: number) {
  const trpc = useTRPC();
  const router = useRouter();
  const isMoving =
    campaign.state === "sending" || (campaign.state === "scheduled" && campaign.scheduledWall === null);
  const { data, dataUpdatedAt, refetch } = useQuery(
    trpc.campaigns.watch.queryOptions(
      { campaignId: campaign.id },
      { refetchInterval: isMoving ? whileSendingInMilliseconds : whileRestingInMilliseconds, staleTime: 0 },
    ),
  );
  const hasMoved = data !== undefined && data.state !== campaign.state;
  const newRevision = data !== undefined && data.revision > revision ? data.revision : null;
  // By the time the page is read anew the state may have moved on once more, so each answer that differs asks again.
  const news = hasMoved ? dataUpdatedAt : newRevision;
  useEffect(() => {
    if (news !== null) router.refresh();
  }, [news, router]);
  // The page itself may be the newer one: then its end stands beside the numbers of before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state of the page is the reason to ask, each answer is not
  useEffect(() => {
    if (hasMoved) void refetch();
  }, [campaign.state, refetch]);
  return data;
}

/** What all parts of the page share. */
export type EditorShown = EditorData & {
  editing: ReturnType<typeof useCampaignDraft>;
  moves: ReturnType<typeof openMoves>;
  /** Cards may be opened. */
  isEditable: boolean;
  /** Mails have left: what counts is the release, not the draft. */
  hasStarted: boolean;
  isCounting: boolean;
};
