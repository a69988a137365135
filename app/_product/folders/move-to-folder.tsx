"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Note } from "@/app/_ui/note";
import { Select } from "@/app/_ui/select";
import { showToast } from "@/app/_ui/show-toast";
import type { FolderNoun } from "@/server/domain/folders/schema";
import { folderTree, pathOf } from "./folder-tree";
import { useRefreshFolders } from "./use-refresh-folders";

type MoveToFolderProps = {
  noun: FolderNoun;
  item: { id: string; name: string; folderId: string | null };
  onClose: () => void;
};

const outside = "outside";

/** Moves a segment, template or campaign into a folder, or out of all. */
export function MoveToFolder({ noun, item, onClose }: MoveToFolderProps) {
  const t = useTranslations("folders.pages");
  const trpc = useTRPC();
  const refresh = useRefreshFolders();
  const [chosen, setChosen] = useState(item.folderId ?? outside);
  const folders = useQuery(trpc.folders.list.queryOptions());
  const tree = folderTree(folders.data ?? []);
  const line = tree.find(({ folderId }) => folderId === chosen);
  const move = useMutation(
    trpc.folders.put.mutationOptions({
      onSuccess: () => {
        showToast(t("moved", { name: item.name, folder: line ? pathOf(line) : t("none") }));
        refresh();
        onClose();
      },
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("moveTitle", { name: item.name })}
      description={folders.data?.length === 0 ? t("empty") : undefined}
      actions={
        <>
          <Button onClick={onClose}>{t("back")}</Button>
          <Button
            variant="primary"
            pending={move.isPending}
            pendingLabel={t("moving")}
            onClick={() => move.mutate({ noun, id: item.id, folderId: chosen === outside ? null : chosen })}
          >
            {t("moveAct")}
          </Button>
        </>
      }
    >
      <Field label={t("folder")}>
        <Select
          options={[
            { value: outside, label: t("none") },
            ...tree.map((each) => ({ value: each.folderId, label: pathOf(each) })),
          ]}
          value={chosen}
          onValueChange={setChosen}
        />
      </Field>
      {(move.error ?? folders.error) && (
        <Note tone="danger">{readRefusal(move.error ?? folders.error)?.message ?? t("failed")}</Note>
      )}
    </Dialog>
  );
}
