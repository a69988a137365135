"use client";
import { Copy, FolderInput, FolderOpen, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MoveToFolder } from "@/app/_product/folders/move-to-folder";
import { useTRPCClient } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Menu } from "@/app/_ui/menu";
import { showToast } from "@/app/_ui/show-toast";

type TemplateActsProps = { tenant: string; templateId: string; name: string; folderId: string | null };

/** Opening, copying and deleting a template; a deleted one can be brought back from its toast. */
export function TemplateActs({ tenant, templateId, name, folderId }: TemplateActsProps) {
  const t = useTranslations("templates.pages.acts");
  const folderWords = useTranslations("folders.pages");
  const [moving, setMoving] = useState(false);
  const router = useRouter();
  const client = useTRPCClient();
  const [failure, setFailure] = useState("");
  const attempt = (act: () => Promise<void>) => {
    setFailure("");
    act().catch((error: unknown) => setFailure(readRefusal(error)?.message ?? t("failed")));
  };
  const copy = async () => {
    await client.templates.duplicate.mutate({ templateId, name: t("copyName", { name }).slice(0, 120) });
    showToast(t("copied", { name }));
    router.refresh();
  };
  const remove = async () => {
    const {
      subject,
      preheader,
      design,
      text,
      folderId: lay,
      ...template
    } = await client.templates.get.query({
      templateId,
    });
    await client.templates.delete.mutate({ templateId });
    router.refresh();
    const bringBack = async () => {
      const back = { name: template.name || name, subject, preheader, design, text, folderId: lay };
      await client.templates.create.mutate(back);
      router.refresh();
    };
    showToast(t("deleted", { name }), { undo: { label: t("undo"), onUndo: () => attempt(bringBack) } });
  };
  return (
    <>
      <Menu
        label={t("label", { name })}
        items={[
          {
            key: "open",
            label: t("open"),
            icon: <FolderOpen />,
            href: `/t/${tenant}/templates/${templateId}`,
          },
          { key: "copy", label: t("copy"), icon: <Copy />, onSelect: () => attempt(copy) },
          {
            key: "move",
            label: folderWords("move"),
            icon: <FolderInput />,
            onSelect: () => setMoving(true),
          },
          {
            key: "delete",
            label: t("delete"),
            icon: <Trash2 />,
            danger: true,
            onSelect: () => attempt(remove),
          },
        ]}
      />
      {moving && (
        <MoveToFolder
          noun="templates"
          item={{ id: templateId, name, folderId }}
          onClose={() => setMoving(false)}
        />
      )}
      {failure !== "" && (
        <p
          role="alert"
          className="absolute right-0 z-2 w-56 rounded-md bg-danger-soft p-2 text-danger-text text-xs"
        >
          {failure}
        </p>
      )}
    </>
  );
}
