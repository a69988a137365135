"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Note } from "@/app/_ui/note";
import type { FolderLine } from "./folder-tree";
import { useRefreshFolders } from "./use-refresh-folders";

type DeleteFolderProps = { folder: FolderLine; onBack: () => void; onClose: () => void };

/** Deletes a folder, after saying where what lies in it goes. */
export function DeleteFolder({ folder, onBack, onClose }: DeleteFolderProps) {
  const t = useTranslations("folders.pages");
  const trpc = useTRPC();
  const refresh = useRefreshFolders();
  const remove = useMutation(
    trpc.folders.delete.mutationOptions({
      onSuccess: () => {
        refresh();
        onBack();
      },
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("delete")}
      description={t("deleteText", { name: folder.name })}
      actions={
        <>
          <Button onClick={onBack}>{t("back")}</Button>
          <Button
            variant="danger-solid"
            pending={remove.isPending}
            pendingLabel={t("deleting")}
            onClick={() => remove.mutate({ folderId: folder.folderId, contents: "move-up" })}
          >
            {t("delete")}
          </Button>
        </>
      }
    >
      {remove.error && <Note tone="danger">{readRefusal(remove.error)?.message ?? t("failed")}</Note>}
    </Dialog>
  );
}
