"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useTRPCClient } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { showToast } from "@/app/_ui/show-toast";
import { useTableSelection } from "@/app/_ui/table-selection";
import type { ContactRow } from "./contact-row";

type SuppressDialogProps = { people: readonly ContactRow[]; onClose: () => void };

/** Asks for the reason, then takes the ticked people out of all mail; undo lifts those who were not out before. */
export function SuppressDialog({ people, onClose }: SuppressDialogProps) {
  const t = useTranslations("contacts.pages.selection");
  const missing = useTranslations("contacts.pages.contact.suppression");
  const ui = useTranslations("ui");
  const router = useRouter();
  const client = useTRPCClient();
  const formId = useId();
  const { clear } = useTableSelection();
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const lift = async (contactIds: readonly string[]) => {
    const undone = contactIds.map((contactId) =>
      client.suppressions.lift.mutate({ contactId, reason: t("undoReason") }),
    );
    const results = await Promise.allSettled(undone);
    if (results.some(({ status }) => status === "rejected")) showToast(t("undoFailed"));
    router.refresh();
  };
  const suppress = useMutation({
    mutationFn: async () =>
      Promise.all(
        people.map(async ({ contactId }) => {
          const { added } = await client.suppressions.add.mutate({ contactId, reason: reason.trim() });
          return added ? [contactId] : [];
        }),
      ),
    onSuccess: (added) => {
      const contactIds = added.flat();
      showToast(t("suppressed", { count: people.length }), {
        undo: { label: ui("undo"), onUndo: () => void lift(contactIds) },
      });
      clear();
      onClose();
      router.refresh();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("suppressTitle", { count: people.length })}
      description={t("suppressText")}
      actions={
        <>
          <Button onClick={onClose}>{t("suppressKeep")}</Button>
          <Button
            type="submit"
            form={formId}
            variant="danger-solid"
            pending={suppress.isPending}
            pendingLabel={t("suppressing")}
          >
            {t("suppressConfirm", { count: people.length })}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(reason.trim() === "");
          if (reason.trim() !== "") suppress.mutate();
        }}
      >
        <Field
          label={t("suppressReason")}
          help={t("suppressReasonHelp")}
          error={isMissing && missing("reasonMissing")}
        >
          <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </Field>
        {suppress.error && (
          <p role="alert" className="mt-3 text-danger-text text-sm">
            {errorMessage(suppress.error, t("failed"))}
          </p>
        )}
      </form>
    </Dialog>
  );
}
