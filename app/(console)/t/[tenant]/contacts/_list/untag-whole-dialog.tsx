"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import type { PickedTag } from "@/app/_product/contacts/tag-picker";
import { useTRPC } from "@/app/_trpc/client";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { showToast } from "@/app/_ui/show-toast";
import { useTableSelection } from "@/app/_ui/table-selection";
import type { WholeList } from "./contact-row";

type UntagWholeDialogProps = { tag: PickedTag; whole: WholeList; onClose: () => void };

/** Asks, with the number to type, before a tag goes from everybody in the list: who had it is not kept. */
export function UntagWholeDialog({ tag, whole, onClose }: UntagWholeDialogProps) {
  const t = useTranslations("contacts.pages.selection");
  const router = useRouter();
  const trpc = useTRPC();
  const { clear } = useTableSelection();
  const untag = useMutation(trpc.contacts.untagMatching.mutationOptions());
  const { matching: filter, people } = whole;
  const { tagId, name } = tag;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("untagWholeTitle", { count: people, name })}
      description={t("untagWholeText")}
      keepLabel={t("suppressKeep")}
      confirmLabel={t("untagWholeConfirm")}
      pendingLabel={t("untagging")}
      people={people}
      error={untag.error && errorMessage(untag.error, t("failed"))}
      onConfirm={async () => {
        const { untagged } = await untag.mutateAsync({ tagId, filter, people });
        showToast(t("untagged", { count: untagged, name }));
        clear();
        router.refresh();
      }}
    />
  );
}
