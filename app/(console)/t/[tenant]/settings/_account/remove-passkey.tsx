"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { useFactorChange } from "@/app/(console)/t/[tenant]/settings/_account/use-factor-change";

type RemovePasskeyProps = { passkey: { passkeyId: string; name: string }; onClose: () => void };

/** Takes one passkey away, after saying what ends with it. */
export function RemovePasskey({ passkey: { passkeyId, name }, onClose }: RemovePasskeyProps) {
  const t = useTranslations("security.pages.factors");
  const trpc = useTRPC();
  const changed = useFactorChange();
  const remove = useMutation(
    trpc.factors.removePasskey.mutationOptions({ onSuccess: () => changed(t("passkeyRemoved")) }),
  );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("removePasskeyTitle", { name })}
      description={t("removePasskeyText")}
      keepLabel={t("keep")}
      confirmLabel={t("remove")}
      pendingLabel={t("removing")}
      error={remove.error && (readRefusal(remove.error)?.message ?? t("unreachable"))}
      onConfirm={() => remove.mutateAsync({ passkeyId })}
    />
  );
}
