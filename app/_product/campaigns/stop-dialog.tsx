"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import type { ReleaseSums } from "@/app/_product/campaigns/campaign-types";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useTRPC } from "@/app/_trpc/client";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { showToast } from "@/app/_ui/show-toast";

type StopDialogProps = {
  campaign: { id: string; name: string; sums: ReleaseSums | null };
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onStopped: () => void;
};

/** Asks, with the numbers, before a campaign is stopped for good. */
export function StopDialog({ campaign, open, onOpenChange, onStopped }: StopDialogProps) {
  const t = useTranslations("campaigns.pages.stop");
  const format = useFormat();
  const trpc = useTRPC();
  const stop = useMutation(trpc.campaigns.stop.mutationOptions());
  const numbers = {
    waiting: format.integer(campaign.sums?.waiting ?? 0),
    accepted: format.integer(campaign.sums?.accepted ?? 0),
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title", { name: campaign.name })}
      description={campaign.sums === null ? t("notStarted") : t("numbers", numbers)}
      keepLabel={t("keep")}
      confirmLabel={t("confirm")}
      pendingLabel={t("pending")}
      error={stop.error && errorMessage(stop.error, t("failed"))}
      onConfirm={async () => {
        await stop.mutateAsync({ campaignId: campaign.id });
        showToast(t("done", { name: campaign.name }));
        onStopped();
      }}
    />
  );
}
