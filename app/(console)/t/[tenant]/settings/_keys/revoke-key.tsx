"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { showToast } from "@/app/_ui/show-toast";
import type { ApiKey } from "@/app/(console)/t/[tenant]/settings/_keys/key-table";

/** Ends a key for good, after saying when it was last used. */
export function RevokeKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useTranslations("settings.pages");
  const format = useFormat();
  const trpc = useTRPC();
  const router = useRouter();
  const revoke = useMutation(trpc.apiKeys.revoke.mutationOptions());
  const { lastUsedAt } = apiKey;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("keys.revokeTitle", { name: apiKey.name })}
      description={
        lastUsedAt === null
          ? t("keys.revokeUnused")
          : t("keys.revokeUsed", { at: format.relative(lastUsedAt) ?? format.instant(lastUsedAt) })
      }
      keepLabel={t("save.cancel")}
      confirmLabel={t("keys.revokeAct")}
      pendingLabel={t("keys.revoking")}
      error={revoke.error && (readRefusal(revoke.error)?.message ?? t("save.unreachable"))}
      onConfirm={async () => {
        await revoke.mutateAsync({ keyId: apiKey.keyId });
        showToast(t("keys.revokedToast", { name: apiKey.name }));
        router.refresh();
      }}
    />
  );
}
