"use client";
import { useTranslations } from "next-intl";
import { AlertDialog } from "radix-ui";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/app/_ui/button";
import { buttonClass } from "@/app/_ui/button-class";
import { Field } from "@/app/_ui/field";
import { halfWidth } from "@/app/_ui/half-width";
import { Input } from "@/app/_ui/input";

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** A question: 配信を停止しますか. */
  title: string;
  /** Names the numbers, and what cannot be undone. */
  description: ReactNode;
  /** The verb of staying: 配信を続ける. */
  keepLabel: string;
  /** The verb of the act: 停止する. */
  confirmLabel: string;
  /** While it happens: 停止しています. */
  pendingLabel?: string | undefined;
  /** Resolves when done; the dialog closes then. A rejection keeps it open: show it through `error`. */
  onConfirm: () => void | Promise<void>;
  /** Why the act failed, in the dialog. */
  error?: ReactNode;
  /** danger: stops or deletes · primary: sends, books. */
  tone?: "danger" | "primary" | undefined;
  /** Above 100 people this number must be typed; give it for irreversible acts only. */
  people?: number | undefined;
};

const typedAbove = 100;

/** Asks before a dangerous act, with a verb on each button and, for many people, the number to type. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <AlertDialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 animate-fade-in bg-(--hk-scrim)" />
        <AlertDialog.Content className="fixed top-1/2 left-1/2 z-50 w-[min(30rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 animate-rise-in rounded-xl border border-line bg-raised px-6 py-5 shadow-lg outline-none">
          <AlertDialog.Title className="font-bold text-md">{props.title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="prose-face mt-1.5 text-sm text-text-2">{props.description}</div>
          </AlertDialog.Description>
          <ConfirmForm {...props} />
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function ConfirmForm(props: ConfirmDialogProps) {
  const { people, error, keepLabel, confirmLabel, pendingLabel, tone = "danger" } = props;
  const t = useTranslations("ui");
  const formId = useId();
  const [typed, setTyped] = useState("");
  const [pending, setPending] = useState(false);
  const word = people !== undefined && people > typedAbove ? String(people) : null;
  const isMet = word === null || halfWidth(typed).replace(/[\s,]/g, "") === word;
  const confirm = async () => {
    setPending(true);
    try {
      await props.onConfirm();
      props.onOpenChange(false);
    } catch {
      // The caller shows the reason through `error`; the dialog stays.
    } finally {
      setPending(false);
    }
  };
  return (
    <form
      id={formId}
      onSubmit={(event) => {
        event.preventDefault();
        if (isMet && !pending) void confirm();
      }}
    >
      {word !== null && (
        <Field label={t("confirm.type", { word })} className="mt-4">
          <Input
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
      )}
      {error && (
        <p role="alert" className="mt-3 text-danger-text text-sm">
          {error}
        </p>
      )}
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <AlertDialog.Cancel className={buttonClass()}>{keepLabel}</AlertDialog.Cancel>
        <Button
          type="submit"
          variant={tone === "danger" ? "danger-solid" : "primary"}
          disabled={!isMet}
          pending={pending}
          pendingLabel={pendingLabel}
        >
          {confirmLabel}
        </Button>
      </div>
    </form>
  );
}
