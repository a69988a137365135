"use client";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Textarea } from "@/app/_ui/textarea";

type ReasonDialogProps = {
  title: string;
  text: string;
  label: string;
  help: string;
  missing: string;
  longest: number;
  keepLabel: string;
  confirmLabel: string;
  pendingLabel: string;
  pending: boolean;
  /** danger: less mail than before. */
  tone: "primary" | "danger";
  failure: ReactNode;
  onClose: () => void;
  onConfirm: (reason: string) => void;
};

/** Asks for words that stay on record before something about a person's mail is changed. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, text, label, help, missing, longest, pending, tone, failure, onClose, onConfirm } = props;
  const formId = useId();
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={text}
      actions={
        <>
          <Button onClick={onClose}>{props.keepLabel}</Button>
          <Button
            type="submit"
            form={formId}
            variant={tone === "danger" ? "danger-solid" : "primary"}
            pending={pending}
            pendingLabel={props.pendingLabel}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(reason.trim() === "");
          if (reason.trim() !== "" && !pending) onConfirm(reason.trim());
        }}
      >
        <Field label={label} help={help} error={isMissing && missing}>
          <Textarea
            rows={2}
            value={reason}
            maxLength={longest}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {failure && (
          <p role="alert" className="mt-3 text-danger-text text-sm">
            {failure}
          </p>
        )}
      </form>
    </Dialog>
  );
}
