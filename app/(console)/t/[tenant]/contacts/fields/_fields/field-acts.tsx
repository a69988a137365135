"use client";
import { useMutation } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useTRPC, useTRPCClient } from "@/app/_trpc/client";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Menu } from "@/app/_ui/menu";
import { showToast } from "@/app/_ui/show-toast";
import type { FieldRow } from "./field-row";
import { RenameField } from "./rename-field";

/** ⋯ of a field. */
export function FieldActs({ field, fields }: { field: FieldRow; fields: readonly FieldRow[] }) {
  const t = useTranslations("contacts.pages.fields");
  const router = useRouter();
  const client = useTRPCClient();
  const [open, setOpen] = useState<"rename" | "delete" | null>(null);
  const at = fields.findIndex(({ fieldId }) => fieldId === field.fieldId);
  const move = async (steps: number) => {
    const order = fields.filter(({ fieldId }) => fieldId !== field.fieldId);
    order.splice(at + steps, 0, field);
    const moved = order.flatMap(({ fieldId, position }, no) =>
      position === no ? [] : [client.contacts.updateField.mutate({ fieldId, position: no })],
    );
    await Promise.all(moved);
    router.refresh();
  };
  const step = (steps: number) => () => {
    move(steps).catch(() => showToast(t("failed")));
  };
  return (
    <>
      <Menu
        label={t("acts", { label: field.label })}
        items={[
          { key: "rename", label: t("rename"), icon: <Pencil />, onSelect: () => setOpen("rename") },
          { key: "up", label: t("up"), icon: <ArrowUp />, disabled: at === 0, onSelect: step(-1) },
          {
            key: "down",
            label: t("down"),
            icon: <ArrowDown />,
            disabled: at === fields.length - 1,
            onSelect: step(1),
          },
          {
            key: "delete",
            label: t("delete"),
            icon: <Trash2 />,
            danger: true,
            onSelect: () => setOpen("delete"),
          },
        ]}
      />
      {open === "rename" && <RenameField field={field} onClose={() => setOpen(null)} />}
      {open === "delete" && <DeleteField field={field} onClose={() => setOpen(null)} />}
    </>
  );
}

function DeleteField({ field, onClose }: { field: FieldRow; onClose: () => void }) {
  const t = useTranslations("contacts.pages.fields");
  const router = useRouter();
  const trpc = useTRPC();
  const remove = useMutation(trpc.contacts.deleteField.mutationOptions());
  const { fieldId, label } = field;
  return (
    <ConfirmDialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("deleteTitle", { label })}
      description={t("deleteText")}
      keepLabel={t("keep")}
      confirmLabel={t("deleteConfirm")}
      pendingLabel={t("deleting")}
      error={remove.error && errorMessage(remove.error, t("failed"))}
      onConfirm={async () => {
        await remove.mutateAsync({ fieldId });
        showToast(t("deleted", { label }));
        router.refresh();
      }}
    />
  );
}
