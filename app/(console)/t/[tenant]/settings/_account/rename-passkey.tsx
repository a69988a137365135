"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { useFactorChange } from "@/app/(console)/t/[tenant]/settings/_account/use-factor-change";

type RenamePasskeyProps = { passkey: { passkeyId: string; name: string }; onClose: () => void };

/** Another name for a passkey: which device it is on. */
export function RenamePasskey({ passkey, onClose }: RenamePasskeyProps) {
  const t = useTranslations("security.pages.factors");
  const trpc = useTRPC();
  const changed = useFactorChange();
  const [name, setName] = useState(passkey.name);
  const rename = useMutation(
    trpc.factors.renamePasskey.mutationOptions({
      onSuccess: () => {
        changed(t("passkeyRenamed"));
        onClose();
      },
    }),
  );
  const refusal = readRefusal(rename.error);
  const send = () => rename.mutate({ passkeyId: passkey.passkeyId, name });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("renameTitle")}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" pending={rename.isPending} onClick={send}>
            {t("rename")}
          </Button>
        </>
      }
    >
      <Field
        label={t("name")}
        error={rename.error && (refusal?.fields.name ?? refusal?.message ?? t("unreachable"))}
      >
        <Input
          value={name}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.nativeEvent.isComposing) send();
          }}
        />
      </Field>
    </Dialog>
  );
}
