"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorMessage } from "@/app/_product/campaigns/error-message";
import { PersonChoice, type PreviewPerson } from "@/app/_product/email-preview/person-choice";
import { useTRPC } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Dialog } from "@/app/_ui/dialog";
import { showToast } from "@/app/_ui/show-toast";
import type { EditorShown } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";

const mostAddresses = 5;
const mostMembers = 200;

/** Sends the draft to colleagues with one contact's data. It reaches nobody else and counts nowhere. */
export function TestDialog({ campaign, editing, onClose }: EditorShown & { onClose: () => void }) {
  const t = useTranslations("campaigns.pages.test");
  const trpc = useTRPC();
  const me = useQuery(trpc.people.me.queryOptions());
  const members = useQuery(trpc.people.listMembers.queryOptions({ limit: mostMembers }));
  const newest = useQuery(trpc.contacts.list.queryOptions({ limit: 1 }));
  const test = useMutation(trpc.campaigns.test.mutationOptions());
  const [person, setPerson] = useState<PreviewPerson | null>(null);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const to = chosen ?? (me.data ? [me.data.email] : []);
  const contactId = person?.contactId ?? newest.data?.items[0]?.contactId;
  const send = async () => {
    setProblem(null);
    if (to.length === 0) return setProblem(t("nobody"));
    if (to.length > mostAddresses) return setProblem(t("tooMany", { limit: mostAddresses }));
    if (contactId === undefined) return setProblem(t("noContact"));
    try {
      if (!(await editing.save())) return setProblem(t("notSaved"));
      await test.mutateAsync({ campaignId: campaign.id, contactId, to: [...to] });
      showToast(t("done", { count: to.length }));
      onClose();
    } catch (error) {
      setProblem(errorMessage(error, t("failed")));
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("text")}
      actions={
        <>
          <Button onClick={onClose}>{t("keep")}</Button>
          <Button
            variant="primary"
            onClick={() => void send()}
            pending={test.isPending}
            pendingLabel={t("pending")}
          >
            {t("confirm")}
          </Button>
        </>
      }
    >
      <PersonChoice person={person} onChoose={setPerson} />
      <fieldset>
        <legend className="label-face mb-2 font-medium text-sm">{t("to")}</legend>
        <div className="grid max-h-56 gap-2.5 overflow-y-auto p-0.5">
          {members.data?.items.map((member) => (
            <Checkbox
              key={member.personId}
              label={member.name}
              help={member.email}
              checked={to.includes(member.email)}
              onCheckedChange={(isOn) =>
                setChosen(isOn ? [...to, member.email] : to.filter((email) => email !== member.email))
              }
            />
          ))}
        </div>
      </fieldset>
      {problem && (
        <p role="alert" className="text-danger-text text-sm">
          {problem}
        </p>
      )}
    </Dialog>
  );
}
