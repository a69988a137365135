"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useNameWords } from "@/app/_product/contacts/use-name-words";
import { useTRPC } from "@/app/_trpc/client";
import { showToast } from "@/app/_ui/show-toast";
import type { Contact } from "./contact-types";
import { ReasonDialog } from "./reason-dialog";

type ConsentDialogProps = { contact: Contact; state: "given" | "withdrawn"; onClose: () => void };

const longestProof = 1_000;

/** Records a yes or a no, with how it was said. */
export function ConsentDialog({ contact, state, onClose }: ConsentDialogProps) {
  const t = useTranslations("contacts.pages.contact.consent");
  const nameOf = useNameWords();
  const router = useRouter();
  const trpc = useTRPC();
  const change = useMutation(
    trpc.consents.change.mutationOptions({
      onSuccess: () => {
        showToast(t(state === "given" ? "givenDone" : "withdrawnDone"));
        onClose();
        router.refresh();
      },
    }),
  );
  const act = state === "given" ? "give" : "withdraw";
  return (
    <ReasonDialog
      title={t(`${act}Title`)}
      text={t(`${act}Text`, { name: nameOf(contact) })}
      label={t("how")}
      help={t("howHelp")}
      missing={t("howMissing")}
      longest={longestProof}
      keepLabel={t("keep")}
      confirmLabel={t(`${act}Confirm`)}
      pendingLabel={t("saving")}
      pending={change.isPending}
      tone={state === "given" ? "primary" : "danger"}
      failure={change.error && errorMessage(change.error, t("failed"))}
      onClose={onClose}
      onConfirm={(how) => change.mutate({ contactId: contact.contactId, state, how })}
    />
  );
}
