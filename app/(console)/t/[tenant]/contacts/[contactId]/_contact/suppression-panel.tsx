"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { useNameWords } from "@/app/_product/contacts/use-name-words";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { Section } from "@/app/_ui/section";
import { showToast } from "@/app/_ui/show-toast";
import type { Contact } from "./contact-types";
import { ReasonDialog } from "./reason-dialog";

/** Whether the address is out of all mail, why and since when, and the way in and out. */
export function SuppressionPanel({ contact, mayWrite }: { contact: Contact; mayWrite: boolean }) {
  const t = useTranslations("contacts.pages.contact.suppression");
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const { suppression } = contact;
  return (
    <Section
      ruled
      level={3}
      title={t("title")}
      aside={
        mayWrite && (
          <Button size="sm" onClick={() => setAsking(true)}>
            {t(suppression ? "lift" : "add")}
          </Button>
        )
      }
    >
      {suppression ? (
        <p className="text-sm">
          {causeWords(suppression.cause)}
          {suppression.reason !== "" && <span className="block text-text-2">{suppression.reason}</span>}
          <span className="block text-text-3">{t("since", { instant: format.instant(suppression.at) })}</span>
        </p>
      ) : (
        <p className="text-sm text-text-3">{t("none")}</p>
      )}
      {asking && (
        <SuppressionDialog
          contact={contact}
          act={suppression ? "lift" : "add"}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );

  function causeWords(cause: string): string {
    const key = `causes.${cause}`;
    return t.has(key as never) ? t(key as never) : cause;
  }
}

const longestReason = 500;

type SuppressionDialogProps = { contact: Contact; act: "add" | "lift"; onClose: () => void };

function SuppressionDialog({ contact, act, onClose }: SuppressionDialogProps) {
  const t = useTranslations("contacts.pages.contact.suppression");
  const router = useRouter();
  const trpc = useTRPC();
  const name = useNameWords()(contact);
  const { contactId } = contact;
  const onSuccess = () => {
    showToast(t(act === "add" ? "added" : "lifted", { name }));
    onClose();
    router.refresh();
  };
  const add = useMutation(trpc.suppressions.add.mutationOptions({ onSuccess }));
  const lift = useMutation(trpc.suppressions.lift.mutationOptions({ onSuccess }));
  const change = act === "add" ? add : lift;
  return (
    <ReasonDialog
      title={t(`${act}Title`, { name })}
      text={t(`${act}Text`)}
      label={t("reason")}
      help={t("reasonHelp")}
      missing={t("reasonMissing")}
      longest={longestReason}
      keepLabel={t("keep")}
      confirmLabel={t(`${act}Confirm`)}
      pendingLabel={t("saving")}
      pending={change.isPending}
      tone={act === "add" ? "danger" : "primary"}
      failure={change.error && errorMessage(change.error, t("failed"))}
      onClose={onClose}
      onConfirm={(reason) => change.mutate({ contactId, reason })}
    />
  );
}
