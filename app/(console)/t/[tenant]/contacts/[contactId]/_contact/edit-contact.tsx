"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useNameWords } from "@/app/_product/contacts/use-name-words";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Drawer } from "@/app/_ui/drawer";
import { showToast } from "@/app/_ui/show-toast";
import type { Contact, ContactField } from "./contact-types";
import { draftOf, readDraft } from "./edit-draft";
import { EditForm } from "./edit-form";

type EditContactProps = { contact: Contact; fields: readonly ContactField[]; onClose: () => void };

/** A drawer with everything that can be changed of a person; only what changed is sent. */
export function EditContact({ contact, fields, onClose }: EditContactProps) {
  const t = useTranslations("contacts.pages.contact.form");
  const nameOf = useNameWords();
  const router = useRouter();
  const trpc = useTRPC();
  const formId = useId();
  const [draft, setDraft] = useState(() => draftOf(contact, fields));
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const update = useMutation(trpc.contacts.update.mutationOptions());
  const refusal = update.error && readRefusal(update.error);
  const submit = async () => {
    const { changes, notNumbers } = readDraft(contact, fields, draft);
    setWrong(new Set(notNumbers));
    if (notNumbers.length > 0) return;
    await update.mutateAsync({ contactId: contact.contactId, ...changes });
    showToast(t("saved", { name: nameOf({ ...contact, ...changes }) }));
    onClose();
    router.refresh();
  };
  const fieldErrors = {
    ...refusal?.fields,
    ...Object.fromEntries([...wrong].map((key) => [`fields.${key}`, t("numberInvalid")])),
  };
  const failure =
    update.error && Object.keys(refusal?.fields ?? {}).length === 0
      ? (refusal?.message ?? t("failed"))
      : null;
  return (
    <Drawer
      open
      width="lg"
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      foot={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            pending={update.isPending}
            pendingLabel={t("saving")}
          >
            {t("save")}
          </Button>
        </>
      }
    >
      <EditForm
        formId={formId}
        fields={fields}
        draft={draft}
        onChange={setDraft}
        errors={fieldErrors}
        failure={failure}
        onSubmit={() => void submit().catch(() => undefined)}
      />
    </Drawer>
  );
}
