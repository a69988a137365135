"use client";
import { FolderPlus, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Menu } from "@/app/_ui/menu";
import { DeleteFolder } from "./delete-folder";
import { FolderForm } from "./folder-form";
import { type Folder, type FolderLine, folderTree } from "./folder-tree";

type Step =
  | { kind: "list" }
  | { kind: "make"; parentId: string | null }
  | { kind: "change" | "delete"; folder: FolderLine };

/** All folders within reach: making, renaming, moving and deleting them, each as a step of one dialog. */
export function ArrangeFolders({ folders, onClose }: { folders: readonly Folder[]; onClose: () => void }) {
  const [step, setStep] = useState<Step>({ kind: "list" });
  const tree = folderTree(folders);
  const back = () => setStep({ kind: "list" });
  if (step.kind === "delete") return <DeleteFolder folder={step.folder} onBack={back} onClose={onClose} />;
  if (step.kind === "list") return <Tree tree={tree} onStep={setStep} onClose={onClose} />;
  return (
    <FolderForm
      tree={tree}
      folder={step.kind === "change" ? step.folder : null}
      parentId={step.kind === "make" ? step.parentId : step.folder.parentId}
      onBack={back}
      onClose={onClose}
    />
  );
}

type TreeProps = { tree: readonly FolderLine[]; onStep: (step: Step) => void; onClose: () => void };

function Tree({ tree, onStep, onClose }: TreeProps) {
  const t = useTranslations("folders.pages");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("arrange")}
      description={tree.length === 0 ? t("empty") : t("arrangeText")}
      actions={
        <>
          <Button onClick={onClose}>{t("close")}</Button>
          <Button
            variant="primary"
            icon={<FolderPlus />}
            onClick={() => onStep({ kind: "make", parentId: null })}
          >
            {t("create")}
          </Button>
        </>
      }
    >
      {tree.length > 0 && (
        <ul className="max-h-96 overflow-y-auto rounded-md border border-line">
          {tree.map((folder) => (
            <li
              key={folder.folderId}
              className="flex items-center gap-2 border-line px-3 py-1.5 text-sm not-first:border-t"
              style={{ paddingInlineStart: `${folder.depth * 1.25 + 0.75}rem` }}
            >
              <span className="min-w-0 flex-1 truncate">{folder.name}</span>
              <Menu
                label={t("actsFor", { name: folder.name })}
                items={[
                  {
                    key: "inside",
                    label: t("createIn"),
                    icon: <FolderPlus />,
                    onSelect: () => onStep({ kind: "make", parentId: folder.folderId }),
                  },
                  {
                    key: "change",
                    label: t("change"),
                    icon: <Pencil />,
                    onSelect: () => onStep({ kind: "change", folder }),
                  },
                  {
                    key: "delete",
                    label: t("delete"),
                    icon: <Trash2 />,
                    danger: true,
                    onSelect: () => onStep({ kind: "delete", folder }),
                  },
                ]}
              />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
