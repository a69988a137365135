"use client";
import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { showToast } from "@/app/_ui/show-toast";
import { CreateContactForm, type NewContact } from "./create-contact-form";

type CreateContactProps = {
  tenant: string;
  /** Something else is the page's one act. */
  secondary: boolean;
};

/** The button of the list and its dialog: address, name, and consent with its proof. */
export function CreateContact({ tenant, secondary }: CreateContactProps) {
  const t = useTranslations("contacts.pages.create");
  const list = useTranslations("contacts.pages.list");
  const router = useRouter();
  const formId = useId();
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const create = useMutation(trpc.contacts.create.mutationOptions());
  const path = `/t/${tenant}/contacts`;
  const change = (next: boolean) => {
    setOpen(next);
    create.reset();
  };
  const submit = async (contact: NewContact) => {
    const { contactId } = await create.mutateAsync(contact);
    const name = [contact.familyName, contact.givenName].filter((part) => part !== "").join(" ");
    showToast(t("done", { name: name === "" ? contact.email : name }));
    router.push(`${path}/${contactId}`);
  };
  const refusal = create.error && readRefusal(create.error);
  const known = refusal?.details.contactId;
  return (
    <>
      <Button
        variant={secondary ? "secondary" : "primary"}
        icon={<Plus />}
        data-shortcut="new"
        onClick={() => change(true)}
      >
        {list("create")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={change}
        title={t("title")}
        description={t("text")}
        actions={
          <>
            <Button onClick={() => change(false)}>{t("keep")}</Button>
            <Button
              type="submit"
              form={formId}
              variant="primary"
              pending={create.isPending || create.isSuccess}
              pendingLabel={t("pending")}
            >
              {t("confirm")}
            </Button>
          </>
        }
      >
        <CreateContactForm
          formId={formId}
          refused={refusal?.fields ?? {}}
          knownHref={typeof known === "string" ? `${path}/${known}` : null}
          failure={
            create.error && Object.keys(refusal?.fields ?? {}).length === 0
              ? (refusal?.message ?? t("failed"))
              : null
          }
          onSubmit={(contact) => void submit(contact).catch(() => undefined)}
        />
      </Dialog>
    </>
  );
}
