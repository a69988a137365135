"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Note } from "@/app/_ui/note";
import { Select } from "@/app/_ui/select";
import { type FolderLine, pathOf } from "./folder-tree";
import { useRefreshFolders } from "./use-refresh-folders";

type FolderFormProps = {
  tree: readonly FolderLine[];
  /** Null: a new one. */
  folder: FolderLine | null;
  parentId: string | null;
  onBack: () => void;
  onClose: () => void;
};

const top = "top";

/** The name of a folder and where it lies. */
export function FolderForm({ tree, folder, parentId, onBack, onClose }: FolderFormProps) {
  const t = useTranslations("folders.pages");
  const formId = useId();
  const [name, setName] = useState(folder?.name ?? "");
  const [parent, setParent] = useState(parentId ?? top);
  const save = useSaveFolder(folder, onBack);
  const refusal = readRefusal(save.error);
  const fields = refusal?.fields ?? {};
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={folder ? t("change") : t("create")}
      actions={
        <>
          <Button onClick={onBack}>{t("back")}</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            pending={save.isPending}
            pendingLabel={t("saving")}
          >
            {t("save")}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.run(name, parent === top ? null : parent);
        }}
      >
        <Field label={t("name")} error={fields.name}>
          <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={t("parent")} error={fields.parentId}>
          <Select
            options={[
              { value: top, label: t("top") },
              ...tree
                .filter(({ folderId }) => folderId !== folder?.folderId)
                .map((line) => ({ value: line.folderId, label: pathOf(line) })),
            ]}
            value={parent}
            onValueChange={setParent}
          />
        </Field>
      </form>
      {save.error && Object.keys(fields).length === 0 && (
        <Note tone="danger">{refusal?.message ?? t("failed")}</Note>
      )}
    </Dialog>
  );
}

function useSaveFolder(folder: FolderLine | null, onDone: () => void) {
  const trpc = useTRPC();
  const refresh = useRefreshFolders();
  const onSuccess = () => {
    refresh();
    onDone();
  };
  const create = useMutation(trpc.folders.create.mutationOptions({ onSuccess }));
  const update = useMutation(trpc.folders.update.mutationOptions({ onSuccess }));
  return {
    run: (name: string, parentId: string | null) =>
      folder
        ? update.mutate({
            folderId: folder.folderId,
            name,
            ...(parentId !== folder.parentId && { parentId }),
          })
        : create.mutate({ name, parentId }),
    isPending: create.isPending || update.isPending,
    error: create.error ?? update.error,
  };
}
