"use client";
import { useMutation } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { halfWidth } from "@/app/_ui/half-width";
import { Input } from "@/app/_ui/input";
import { Note } from "@/app/_ui/note";
import { Select } from "@/app/_ui/select";
import { showToast } from "@/app/_ui/show-toast";
import { grantableRoles, type Role } from "@/app/(console)/t/[tenant]/settings/_people/grantable-roles";

/** Offers somebody a place in the company, by mail. */
export function InvitePerson({ ownRole }: { ownRole: Role | null }) {
  const t = useTranslations("invitations.pages.console");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" icon={<UserPlus />} data-shortcut="new" onClick={() => setOpen(true)}>
        {t("invite")}
      </Button>
      {open && <InviteDialog ownRole={ownRole} onClose={() => setOpen(false)} />}
    </>
  );
}

function InviteDialog({ ownRole, onClose }: { ownRole: Role | null; onClose: () => void }) {
  const t = useTranslations("settings.pages");
  const words = useTranslations("invitations.pages.console");
  const trpc = useTRPC();
  const router = useRouter();
  const formId = useId();
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("marketer");
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
  const roles = grantableRoles(ownRole, null);
  const press = (event: FormEvent) => {
    event.preventDefault();
    if (!invite.isPending) invite.mutate({ email: address, name, role });
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
        <Field label={t("people.role")} error={fields.role} help={t(`roleHelp.${role}`)}>
          <Select
            options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
            value={role}
            onValueChange={(next) => setRole(roles.find((one) => one === next) ?? role)}
          />
        </Field>
      </form>
      {invite.error && Object.keys(fields).length === 0 && (
        <Note tone="danger">{refusal?.message ?? t("save.unreachable")}</Note>
      )}
    </Dialog>
  );
}
