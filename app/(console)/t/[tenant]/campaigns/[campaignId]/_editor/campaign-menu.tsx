"use client";
import { useMutation } from "@tanstack/react-query";
import { Copy, Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Menu, type MenuItem } from "@/app/_ui/menu";
import { showToast } from "@/app/_ui/show-toast";
import type { EditorShown } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";

/** What is done with the campaign as a whole. */
export function CampaignMenu({ tenant, campaign, editing, moves, isEditable, may }: EditorShown) {
  const t = useTranslations("campaigns.pages");
  const router = useRouter();
  const trpc = useTRPC();
  const [asking, setAsking] = useState<"rename" | "delete" | null>(null);
  const duplicate = useMutation(trpc.campaigns.duplicate.mutationOptions());
  const remove = useMutation(trpc.campaigns.delete.mutationOptions());
  const name = editing.draft.name;
  const list = `/t/${tenant.slug}/campaigns`;
  const copy = async () => {
    const { id } = await duplicate.mutateAsync({ campaignId: campaign.id });
    router.push(`${list}/${id}`);
  };
  const items: (MenuItem | false)[] = [
    isEditable && {
      key: "rename",
      label: t("editor.rename"),
      icon: <Pencil />,
      onSelect: () => setAsking("rename"),
    },
    may.includes("campaigns:write") && {
      key: "duplicate",
      label: t("list.duplicate"),
      icon: <Copy />,
      onSelect: () => void copy(),
    },
    moves.has("delete") && {
      key: "delete",
      label: t("list.delete"),
      icon: <Trash2 />,
      danger: true,
      onSelect: () => setAsking("delete"),
    },
  ];
  const shown = items.filter((item) => item !== false);
  if (shown.length === 0) return null;
  return (
    <>
      <Menu items={shown} />
      {asking === "rename" && (
        <RenameDialog
          name={name}
          onRename={(next) => editing.change({ name: next })}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === "delete" && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setAsking(null)}
          title={t("delete.title", { name })}
          description={t("delete.text")}
          keepLabel={t("delete.keep")}
          confirmLabel={t("delete.confirm")}
          pendingLabel={t("delete.pending")}
          error={remove.error && errorMessage(remove.error, t("delete.failed"))}
          onConfirm={async () => {
            await remove.mutateAsync({ campaignId: campaign.id });
            showToast(t("delete.done", { name }));
            router.push(list);
          }}
        />
      )}
    </>
  );
}

type RenameDialogProps = { name: string; onRename: (name: string) => void; onClose: () => void };

function RenameDialog({ name, onRename, onClose }: RenameDialogProps) {
  const t = useTranslations("campaigns.pages");
  const formId = useId();
  const [text, setText] = useState(name);
  const isEmpty = text.trim() === "";
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("editor.rename")}
      description={t("create.text")}
      actions={
        <>
          <Button onClick={onClose}>{t("create.keep")}</Button>
          <Button type="submit" form={formId} variant="primary">
            {t("editor.renameConfirm")}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          if (isEmpty) return;
          onRename(text.trim());
          onClose();
        }}
      >
        <Field label={t("create.name")} error={isEmpty && t("create.nameMissing")}>
          <Input value={text} maxLength={200} onChange={(event) => setText(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
