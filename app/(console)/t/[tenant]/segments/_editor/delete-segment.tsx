"use client";
import { useMutation } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useTRPC } from "@/app/_trpc/client";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Menu } from "@/app/_ui/menu";
import { showToast } from "@/app/_ui/show-toast";
import type { SavedSegment } from "./saved-segment";

/** ⋯ of a segment: forgetting it, unless a campaign has chosen it. Its toast brings it back, as a first version. */
export function DeleteSegment({ tenant, segment }: { tenant: string; segment: SavedSegment }) {
  const t = useTranslations("segments.pages.editor");
  const router = useRouter();
  const trpc = useTRPC();
  const [asking, setAsking] = useState(false);
  const remove = useMutation(trpc.segments.delete.mutationOptions());
  const create = useMutation(trpc.segments.create.mutationOptions());
  const { segmentId, name, folderId, rule } = segment;
  const bringBack = async () => {
    const back = await create.mutateAsync({ name, rule, folderId });
    router.push(`/t/${tenant}/segments/${back.segmentId}`);
    router.refresh();
  };
  return (
    <>
      <Menu
        label={t("acts")}
        items={[
          {
            key: "delete",
            label: t("delete"),
            icon: <Trash2 />,
            danger: true,
            onSelect: () => setAsking(true),
          },
        ]}
      />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("deleteTitle", { name })}
        description={t("deleteText")}
        keepLabel={t("deleteKeep")}
        confirmLabel={t("deleteConfirm")}
        pendingLabel={t("deleting")}
        error={remove.error && errorMessage(remove.error, t("deleteFailed"))}
        onConfirm={async () => {
          await remove.mutateAsync({ segmentId });
          showToast(t("deleted", { name }), {
            undo: {
              label: t("undoDelete"),
              onUndo: () =>
                bringBack().catch((error: unknown) => showToast(errorMessage(error, t("undoFailed")))),
            },
          });
          router.push(`/t/${tenant}/segments`);
          router.refresh();
        }}
      />
    </>
  );
}
