"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { halfWidth } from "@/app/_ui/half-width";
import { Input } from "@/app/_ui/input";
import type { ContactRow, WholeList } from "./contact-row";
import { useSuppressing } from "./use-suppressing";

type SuppressDialogProps = {
  people: readonly ContactRow[];
  /** Everybody in the list, instead of `people`. */
  whole: WholeList | null;
  onClose: () => void;
};

/** As ConfirmDialog: above this, the number of people is typed. */
const typedAbove = 100;

/** Asks for the reason, and for many people for their number, then takes them out of all mail. */
export function SuppressDialog({ people, whole, onClose }: SuppressDialogProps) {
  const t = useTranslations("contacts.pages.selection");
  const missing = useTranslations("contacts.pages.contact.suppression");
  const ui = useTranslations("ui");
  const formId = useId();
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const [isMissing, setMissing] = useState(false);
  const suppress = useSuppressing({ people, whole, onDone: onClose });
  const count = whole?.people ?? people.length;
  const word = whole && count > typedAbove ? String(count) : null;
  const isTyped = word === null || halfWidth(typed).replace(/[\s,]/g, "") === word;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("suppressTitle", { count })}
      description={t("suppressText")}
      actions={
        <>
          <Button onClick={onClose}>{t("suppressKeep")}</Button>
          <Button
            type="submit"
            form={formId}
            variant="danger-solid"
            disabled={!isTyped}
            pending={suppress.isPending}
            pendingLabel={t("suppressing")}
          >
            {t("suppressConfirm", { count })}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(reason.trim() === "");
          if (reason.trim() !== "" && isTyped) suppress.mutate(reason.trim());
        }}
      >
        <Field
          label={t("suppressReason")}
          help={t("suppressReasonHelp")}
          error={isMissing && missing("reasonMissing")}
        >
          <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </Field>
        {word !== null && (
          <Field label={ui("confirm.type", { word })} className="mt-4">
            <Input
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
        )}
        {suppress.error && (
          <p role="alert" className="mt-3 text-danger-text text-sm">
            {errorMessage(suppress.error, t("failed"))}
          </p>
        )}
      </form>
    </Dialog>
  );
}
