"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Note } from "@/app/_ui/note";
import { RadioCards } from "@/app/_ui/radio-cards";
import { showToast } from "@/app/_ui/show-toast";
import {
  grantableRoles,
  type Member,
  type Role,
} from "@/app/(console)/t/[tenant]/settings/_people/grantable-roles";

type ChangeRoleProps = { member: Member; ownRole: Role | null; onClose: () => void };

/** Gives a member another role, each told with what it may do. */
export function ChangeRole({ member, ownRole, onClose }: ChangeRoleProps) {
  const t = useTranslations("settings.pages");
  const trpc = useTRPC();
  const router = useRouter();
  const [role, setRole] = useState(member.role);
  const change = useMutation(
    trpc.people.changeRole.mutationOptions({
      onSuccess: () => {
        showToast(t("people.roleChanged", { name: member.name, role: t(`roles.${role}`) }));
        router.refresh();
        onClose();
      },
    }),
  );
  const roles = grantableRoles(ownRole, member.role);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("people.changeRoleOf", { name: member.name })}
      actions={
        <>
          <Button onClick={onClose}>{t("save.cancel")}</Button>
          <Button
            variant="primary"
            pending={change.isPending}
            onClick={() => change.mutate({ personId: member.personId, role })}
          >
            {t("people.changeRole")}
          </Button>
        </>
      }
    >
      <RadioCards
        label={t("people.role")}
        value={role}
        onValueChange={(next) => setRole(roles.find((one) => one === next) ?? role)}
        options={roles.map((value) => ({ value, title: t(`roles.${value}`), text: t(`roleHelp.${value}`) }))}
      />
      {change.error && (
        <Note tone="danger">{readRefusal(change.error)?.message ?? t("save.unreachable")}</Note>
      )}
    </Dialog>
  );
}
