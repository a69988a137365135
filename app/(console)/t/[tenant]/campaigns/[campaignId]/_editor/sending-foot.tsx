"use client";
import { useMutation } from "@tanstack/react-query";
import { Pause, Play, Square } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { StopDialog } from "@/app/_product/campaigns/stop-dialog";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { PageFoot } from "@/app/_ui/page-foot";
import { showToast } from "@/app/_ui/show-toast";
import type { EditorFootProps } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/editor-foot";
import { latestStartInHours } from "@/server/domain/releases/pure/judge-start";

/** While it is on its way: holding it, going on, stopping it for good. */
export function SendingFoot({ campaign, progress, moves }: EditorFootProps) {
  const t = useTranslations("campaigns.pages.editor.foot");
  const router = useRouter();
  const trpc = useTRPC();
  const [isStopping, setStopping] = useState(false);
  const pause = useMutation(trpc.campaigns.pause.mutationOptions());
  const resume = useMutation(trpc.campaigns.resume.mutationOptions());
  const error = pause.error ?? resume.error;
  const run = async (act: "pause" | "resume") => {
    const input = { campaignId: campaign.id };
    try {
      await (act === "pause" ? pause.mutateAsync(input) : resume.mutateAsync(input));
    } catch {
      // The mutation keeps the error, and the foot shows it.
      return;
    }
    showToast(t(act === "pause" ? "pausedToast" : "resumedToast"));
    router.refresh();
  };
  return (
    <PageFoot
      actions={
        <>
          {moves.has("pause") && (
            <Button
              icon={<Pause />}
              onClick={() => void run("pause")}
              pending={pause.isPending}
              pendingLabel={t("pausing")}
            >
              {t("pause")}
            </Button>
          )}
          {moves.has("stop") && (
            <Button variant="danger" icon={<Square />} onClick={() => setStopping(true)}>
              {t("stop")}
            </Button>
          )}
          {moves.has("resume") && (
            <Button
              variant="primary"
              icon={<Play />}
              onClick={() => void run("resume")}
              pending={resume.isPending}
              pendingLabel={t("resuming")}
            >
              {t("resume")}
            </Button>
          )}
        </>
      }
    >
      <span className="text-text-2">
        {t(
          campaign.state === "paused" ? `paused.${campaign.release?.pauseReason ?? "by-person"}` : "sending",
          { count: campaign.release?.audienceCount ?? 0, hours: latestStartInHours },
        )}
      </span>
      {error && (
        <span role="alert" className="block text-danger-text">
          {errorMessage(error, t("failed"))}
        </span>
      )}
      {isStopping && (
        <StopDialog
          campaign={{
            id: campaign.id,
            name: campaign.name,
            sums: progress?.sums ?? campaign.release?.sums ?? null,
          }}
          open
          onOpenChange={setStopping}
          onStopped={() => router.refresh()}
        />
      )}
    </PageFoot>
  );
}
