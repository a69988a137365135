"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { showToast } from "@/app/_ui/show-toast";
import type { Member } from "@/app/(console)/t/[tenant]/settings/_people/member";

type SignOutMemberProps = { member: Member; isSelf: boolean; onClose: () => void };

/** Ends a member's sessions on all devices, for when one of them is lost. */
export function SignOutMember({ member, isSelf, onClose }: SignOutMemberProps) {
  const t = useTranslations("security.pages.signOut");
  const words = useTranslations("settings.pages.save");
  const trpc = useTRPC();
  const end = useMutation(trpc.people.endSessions.mutationOptions());
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name: member.name })}
      description={t("text")}
      keepLabel={words("cancel")}
      confirmLabel={t("confirm")}
      pendingLabel={t("pending")}
      error={end.error && (readRefusal(end.error)?.message ?? words("unreachable"))}
      onConfirm={async () => {
        const { count } = await end.mutateAsync({ personId: member.personId });
        if (isSelf) location.assign("/sign-in");
        else showToast(t("done", { count }));
      }}
    />
  );
}
