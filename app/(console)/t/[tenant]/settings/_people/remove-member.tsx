"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { showToast } from "@/app/_ui/show-toast";
import type { Member } from "@/app/(console)/t/[tenant]/settings/_people/member";

type RemoveMemberProps = { member: Member; isSelf: boolean; onClose: () => void };

/** Takes a member out of the company, after saying what ends with it. */
export function RemoveMember({ member, isSelf, onClose }: RemoveMemberProps) {
  const t = useTranslations("settings.pages");
  const trpc = useTRPC();
  const router = useRouter();
  const remove = useMutation(trpc.people.removeMember.mutationOptions());
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(isSelf ? "people.leaveTitle" : "people.removeTitle", { name: member.name })}
      description={t("people.removeText", { email: member.email })}
      keepLabel={t("save.cancel")}
      confirmLabel={t("people.remove")}
      pendingLabel={t("people.removing")}
      error={remove.error && (readRefusal(remove.error)?.message ?? t("save.unreachable"))}
      onConfirm={async () => {
        await remove.mutateAsync({ personId: member.personId });
        showToast(t("people.removed", { name: member.name }));
        if (isSelf) location.assign("/tenants");
        else router.refresh();
      }}
    />
  );
}
