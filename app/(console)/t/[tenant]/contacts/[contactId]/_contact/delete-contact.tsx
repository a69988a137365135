"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useNameWords } from "@/app/_product/contacts/use-name-words";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { halfWidth } from "@/app/_ui/half-width";
import { Input } from "@/app/_ui/input";
import { showToast } from "@/app/_ui/show-toast";
import type { Contact } from "./contact-types";

type DeleteContactProps = { tenant: string; contact: Contact; onClose: () => void };

/** Erases a person, after the address was typed. */
export function DeleteContact({ tenant, contact, onClose }: DeleteContactProps) {
  const t = useTranslations("contacts.pages.contact.delete");
  const router = useRouter();
  const trpc = useTRPC();
  const formId = useId();
  const name = useNameWords()(contact);
  const [typed, setTyped] = useState("");
  const { contactId, email } = contact;
  const remove = useMutation(
    trpc.contacts.delete.mutationOptions({
      onSuccess: () => {
        showToast(t("done", { name }));
        router.push(`/t/${tenant}/contacts`);
        router.refresh();
      },
    }),
  );
  const isMet = halfWidth(typed).trim() === email;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { name })}
      description={t("text")}
      actions={
        <>
          <Button onClick={onClose}>{t("keep")}</Button>
          <Button
            type="submit"
            form={formId}
            variant="danger-solid"
            disabled={!isMet}
            pending={remove.isPending || remove.isSuccess}
            pendingLabel={t("pending")}
          >
            {t("confirm")}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          if (isMet && !remove.isPending) remove.mutate({ contactId });
        }}
      >
        <Field label={t("type", { email })}>
          <Input value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
        </Field>
        {remove.error && (
          <p role="alert" className="mt-3 text-danger-text text-sm">
            {errorMessage(remove.error, t("failed"))}
          </p>
        )}
      </form>
    </Dialog>
  );
}
