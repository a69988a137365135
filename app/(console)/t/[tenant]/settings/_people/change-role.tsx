"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FolderLimit } from "@/app/_product/folders/folder-limit";
import { type RoleChoice, valueOfMember } from "@/app/_product/people/role-choices";
import { RolePicker } from "@/app/_product/people/role-picker";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Note } from "@/app/_ui/note";
import { showToast } from "@/app/_ui/show-toast";
import type { Member } from "@/app/(console)/t/[tenant]/settings/_people/member";

type ChangeRoleProps = {
  member: Member;
  choices: readonly RoleChoice[];
  /** Whoever gives is limited to folders himself. */
  isLimited: boolean;
  onClose: () => void;
};

/** Gives a member another role, each told with what it may do, and says in which folders it counts. */
export function ChangeRole({ member, choices, isLimited, onClose }: ChangeRoleProps) {
  const t = useTranslations("settings.pages");
  const trpc = useTRPC();
  const router = useRouter();
  const [value, setValue] = useState(valueOfMember(member));
  const [folders, setFolders] = useState<readonly string[] | null>(member.folders);
  const known = useQuery(trpc.folders.list.queryOptions());
  const choice = choices.find((one) => one.value === value);
  const isOwner = value === "owner";
  const name = choice?.own?.name ?? (choice && "role" in choice.given ? t(`roles.${choice.given.role}`) : "");
  const change = useMutation(
    trpc.people.changeRole.mutationOptions({
      onSuccess: () => {
        showToast(t("people.roleChanged", { name: member.name, role: name }));
        router.refresh();
        onClose();
      },
    }),
  );
  const limit = isOwner ? null : folders;
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
            disabled={limit?.length === 0}
            onClick={() =>
              choice &&
              change.mutate({
                personId: member.personId,
                ...choice.given,
                folders: limit && [...limit],
              })
            }
          >
            {t("people.changeRole")}
          </Button>
        </>
      }
    >
      <RolePicker choices={choices} value={value} onChange={(next) => setValue(next.value)} />
      {!isOwner && (
        <FolderLimit folders={known.data ?? []} value={folders} onChange={setFolders} required={isLimited} />
      )}
      {change.error && (
        <Note tone="danger">{readRefusal(change.error)?.message ?? t("save.unreachable")}</Note>
      )}
    </Dialog>
  );
}
