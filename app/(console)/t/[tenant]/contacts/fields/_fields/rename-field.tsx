"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { showToast } from "@/app/_ui/show-toast";
import type { FieldRow } from "./field-row";

/** Gives a field another name; key and type stay. */
export function RenameField({ field, onClose }: { field: FieldRow; onClose: () => void }) {
  const t = useTranslations("contacts.pages.fields");
  const router = useRouter();
  const trpc = useTRPC();
  const formId = useId();
  const [label, setLabel] = useState(field.label);
  const [isMissing, setMissing] = useState(false);
  const rename = useMutation(
    trpc.contacts.updateField.mutationOptions({
      onSuccess: (_, saved) => {
        showToast(t("renamed", { label: saved.label ?? label }));
        onClose();
        router.refresh();
      },
    }),
  );
  const submit = () => {
    setMissing(label.trim() === "");
    if (label.trim() !== "") rename.mutate({ fieldId: field.fieldId, label: label.trim() });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("renameTitle")}
      actions={
        <>
          <Button onClick={onClose}>{t("keep")}</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            pending={rename.isPending}
            pendingLabel={t("saving")}
          >
            {t("renameConfirm")}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field
          label={t("labelField")}
          error={isMissing ? t("labelMissing") : rename.error && errorMessage(rename.error, t("failed"))}
        >
          <Input value={label} maxLength={60} onChange={(event) => setLabel(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
