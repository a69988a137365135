"use client";
import { useMutation } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { formatWall } from "@/app/_product/campaigns/format-wall";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { PageFoot } from "@/app/_ui/page-foot";
import { showToast } from "@/app/_ui/show-toast";
import type { EditorFootProps } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/editor-foot";

/** Approved: sending it by hand, or the time at which it leaves by itself. */
export function ReadyFoot({ campaign, audience, moves }: EditorFootProps) {
  const t = useTranslations("campaigns.pages.editor.foot");
  const format = useFormat();
  const [asking, setAsking] = useState<"send" | "cancel" | null>(null);
  const { state, scheduledWall, release } = campaign;
  // What the approver saw stands until the count of now is there.
  const people = audience?.willReceive ?? release?.audienceCount ?? 0;
  const count = format.integer(people);
  const follows =
    state === "approved"
      ? t("approved", { count })
      : scheduledWall === null
        ? t("starting")
        : t("scheduled", { when: formatWall(scheduledWall, format, "always"), count });
  return (
    <PageFoot
      actions={
        <>
          {moves.has("cancel") && (
            <Button variant="danger" onClick={() => setAsking("cancel")}>
              {t("cancel")}
            </Button>
          )}
          {moves.has("send") && (
            <Button variant="primary" icon={<Send />} onClick={() => setAsking("send")}>
              {t("send", { count })}
            </Button>
          )}
        </>
      }
    >
      <span className="text-text-2">{follows}</span>
      {asking && (
        <AskReady campaign={campaign} people={people} act={asking} onClose={() => setAsking(null)} />
      )}
    </PageFoot>
  );
}

type AskReadyProps = Pick<EditorFootProps, "campaign"> & {
  people: number;
  act: "send" | "cancel";
  onClose: () => void;
};

function AskReady({ campaign, people, act, onClose }: AskReadyProps) {
  const words = useTranslations(`campaigns.pages.${act}`);
  const router = useRouter();
  const trpc = useTRPC();
  const format = useFormat();
  const send = useMutation(trpc.campaigns.send.mutationOptions());
  const cancel = useMutation(trpc.campaigns.cancel.mutationOptions());
  const error = act === "send" ? send.error : cancel.error;
  const run = async () => {
    const input = { campaignId: campaign.id };
    await (act === "send" ? send.mutateAsync(input) : cancel.mutateAsync(input));
    showToast(words("done", { name: campaign.name }));
    router.refresh();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      tone={act === "send" ? "primary" : "danger"}
      title={words("title", { name: campaign.name })}
      description={act === "send" ? words("text", { count: format.integer(people) }) : words("text")}
      keepLabel={words("keep")}
      confirmLabel={act === "send" ? words("confirm", { count: format.integer(people) }) : words("confirm")}
      pendingLabel={words("pending")}
      people={act === "send" ? people : undefined}
      error={error && errorMessage(error, words("failed"))}
      onConfirm={run}
    />
  );
}
