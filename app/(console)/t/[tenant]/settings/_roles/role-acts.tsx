"use client";
import { useMutation } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Menu } from "@/app/_ui/menu";
import { showToast } from "@/app/_ui/show-toast";
import { RoleForm } from "./role-form";
import type { CustomRole, Matrix, Permission } from "./role-types";

type RoleActsProps = { custom: CustomRole; matrix: Matrix; may: readonly Permission[] };

/** Changing and deleting a role of the company's own. */
export function RoleActs({ custom, matrix, may }: RoleActsProps) {
  const t = useTranslations("roles.pages");
  const router = useRouter();
  const trpc = useTRPC();
  const [act, setAct] = useState<"edit" | "delete" | null>(null);
  const remove = useMutation(trpc.roles.delete.mutationOptions());
  const { customRoleId, name } = custom;
  return (
    <>
      <Menu
        label={t("actsFor", { name })}
        items={[
          { key: "edit", label: t("edit"), icon: <Pencil />, onSelect: () => setAct("edit") },
          {
            key: "delete",
            label: t("delete"),
            icon: <Trash2 />,
            danger: true,
            onSelect: () => setAct("delete"),
          },
        ]}
      />
      <RoleForm
        open={act === "edit"}
        onClose={() => setAct(null)}
        custom={custom}
        matrix={matrix}
        may={may}
      />
      <ConfirmDialog
        open={act === "delete"}
        onOpenChange={(open) => !open && setAct(null)}
        title={t("deleteTitle", { name })}
        description={t("deleteText")}
        keepLabel={t("keep")}
        confirmLabel={t("delete")}
        pendingLabel={t("deleting")}
        error={remove.error && (readRefusal(remove.error)?.message ?? t("failed"))}
        onConfirm={async () => {
          await remove.mutateAsync({ customRoleId });
          showToast(t("deleted", { name }));
          router.refresh();
        }}
      />
    </>
  );
}
