"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { CopyButton } from "@/app/_ui/copy-button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { OtpInput } from "@/app/_ui/otp-input";

type AppDialogProps = {
  enrolment: { secret: string; qrSvg: string };
  onClose: () => void;
  onDone: () => void;
};

const length = 6;

/** The secret of a new app as picture and text, then its first code. */
export function AppDialog({ enrolment, onClose, onDone }: AppDialogProps) {
  const t = useTranslations("security.pages.factors");
  const trpc = useTRPC();
  const [code, setCode] = useState("");
  const activate = useMutation(
    trpc.factors.activateTotp.mutationOptions({ onSuccess: onDone, onError: () => setCode("") }),
  );
  const send = (typed: string) => {
    if (!activate.isPending) activate.mutate({ code: typed });
  };
  const { secret, qrSvg } = enrolment;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("scanTitle")}
      description={t("scanText")}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button
            variant="primary"
            disabled={code.length < length && !activate.isPending}
            pending={activate.isPending}
            pendingLabel={t("saving")}
            onClick={() => send(code)}
          >
            {t("save")}
          </Button>
        </>
      }
    >
      {/* White in both themes: a camera reads dark on light. */}
      {/* biome-ignore lint/performance/noImgElement: a data address needs no optimiser */}
      <img
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(qrSvg)}`}
        alt={t("qr")}
        width={176}
        height={176}
        className="size-44 rounded-lg border border-line bg-white"
      />
      <div>
        <p className="text-text-3 text-xs">{t("manual")}</p>
        <div className="mt-1 flex items-center gap-2">
          <code className="min-w-0 flex-1 font-mono text-sm [word-spacing:0.1em]" data-testid="totp-secret">
            {(secret.match(/.{1,4}/g) ?? []).join(" ")}
          </code>
          <CopyButton text={secret} />
        </div>
      </div>
      <Field
        label={t("code")}
        error={activate.error && (readRefusal(activate.error)?.message ?? t("unreachable"))}
      >
        <OtpInput name="code" value={code} onValueChange={setCode} onComplete={send} />
      </Field>
    </Dialog>
  );
}
