"use client";
import { useMutation } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import type { RoleChoice } from "@/app/_product/people/role-choices";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { halfWidth } from "@/app/_ui/half-width";
import { Input } from "@/app/_ui/input";
import { Note } from "@/app/_ui/note";
import { showToast } from "@/app/_ui/show-toast";
import { OfferedPlace, usePlace } from "@/app/(console)/t/[tenant]/settings/_people/offered-place";

type InvitePersonProps = {
  /** The roles that may be given. */
  choices: readonly RoleChoice[];
  /** Whoever invites is limited to folders themselves. */
  isLimited: boolean;
};

/** Offers somebody a place in the company, by mail. */
export function InvitePerson(props: InvitePersonProps) {
  const t = useTranslations("invitations.pages.console");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" icon={<UserPlus />} data-shortcut="new" onClick={() => setOpen(true)}>
        {t("invite")}
      </Button>
      {open && <InviteDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function InviteDialog({ choices, isLimited, onClose }: InvitePersonProps & { onClose: () => void }) {
  const t = useTranslations("settings.pages");
  const words = useTranslations("invitations.pages.console");
  const trpc = useTRPC();
  const router = useRouter();
  const formId = useId();
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const place = usePlace(choices, isLimited);
  const address = halfWidth(email).trim();
  const invite = useMutation(
    trpc.invitations.create.mutationOptions({
      onSuccess: () => {
        showToast(words("sent", { email: address }));
        router.refresh();
        onClose();
      },
    }),
  );
  const refusal = readRefusal(invite.error);
  const fields = refusal?.fields ?? {};
  const press = (event: FormEvent) => {
    event.preventDefault();
    if (place.given && !invite.isPending) invite.mutate({ email: address, name, ...place.given });
  };
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={words("invite")}
      description={words("text")}
      actions={
        <>
          <Button onClick={onClose}>{t("save.cancel")}</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            pending={invite.isPending}
            disabled={!place.given}
            pendingLabel={words("sending")}
          >
            {words("send")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={press} noValidate className="grid gap-4">
        <Field label={t("people.email")} error={fields.email}>
          <Input
            type="email"
            narrow
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            autoComplete="off"
          />
        </Field>
        <Field label={t("people.name")} help={words("nameHelp")} error={fields.name}>
          <Input value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
        </Field>
        <OfferedPlace choices={choices} isLimited={isLimited} place={place} error={fields.role} />
      </form>
      {invite.error && Object.keys(fields).length === 0 && (
        <Note tone="danger">{refusal?.message ?? t("save.unreachable")}</Note>
      )}
    </Dialog>
  );
}
