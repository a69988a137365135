"use client";
import { useMutation } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { halfWidth } from "@/app/_ui/half-width";
import { Input } from "@/app/_ui/input";
import { KeyReveal } from "@/app/_ui/key-reveal";
import { Note } from "@/app/_ui/note";
import { Select } from "@/app/_ui/select";
import { firstPassword } from "@/app/(console)/t/[tenant]/settings/_people/first-password";
import { grantableRoles, type Role } from "@/app/(console)/t/[tenant]/settings/_people/grantable-roles";

/** Adds somebody to the company; their first password is made here and shown once, to be handed over. */
export function AddPerson({ ownRole }: { ownRole: Role | null }) {
  const t = useTranslations("settings.pages.people");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" icon={<UserPlus />} data-shortcut="new" onClick={() => setOpen(true)}>
        {t("add")}
      </Button>
      {open && <AddDialog ownRole={ownRole} onClose={() => setOpen(false)} />}
    </>
  );
}

type Added = { email: string; password: string };

function AddDialog({ ownRole, onClose }: { ownRole: Role | null; onClose: () => void }) {
  const [added, setAdded] = useState<Added | null>(null);
  return added === null ? (
    <AddForm ownRole={ownRole} onClose={onClose} onAdded={setAdded} />
  ) : (
    <HandOver added={added} onClose={onClose} />
  );
}

type AddFormProps = { ownRole: Role | null; onClose: () => void; onAdded: (added: Added) => void };

function AddForm({ ownRole, onClose, onAdded }: AddFormProps) {
  const t = useTranslations("settings.pages");
  const trpc = useTRPC();
  const router = useRouter();
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("marketer");
  const [password] = useState(firstPassword);
  const address = halfWidth(email).trim();
  const add = useMutation(
    trpc.people.addMember.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onAdded({ email: address, password });
      },
    }),
  );
  const refusal = readRefusal(add.error);
  const fields = refusal?.fields ?? {};
  const roles = grantableRoles(ownRole, null);
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("people.add")}
      description={t("people.addText")}
      actions={
        <>
          <Button onClick={onClose}>{t("save.cancel")}</Button>
          <Button
            variant="primary"
            pending={add.isPending}
            pendingLabel={t("people.adding")}
            onClick={() => add.mutate({ email: address, name, role, password })}
          >
            {t("people.addAct")}
          </Button>
        </>
      }
    >
      <Field label={t("people.email")} error={fields.email}>
        <Input
          type="email"
          narrow
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          autoComplete="off"
        />
      </Field>
      <Field label={t("people.name")} error={fields.name}>
        <Input value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
      </Field>
      <Field label={t("people.role")} error={fields.role} help={t(`roleHelp.${role}`)}>
        <Select
          options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
          value={role}
          onValueChange={(next) => setRole(roles.find((one) => one === next) ?? role)}
        />
      </Field>
      {add.error && Object.keys(fields).length === 0 && (
        <Note tone="danger">{refusal?.message ?? t("save.unreachable")}</Note>
      )}
    </Dialog>
  );
}

function HandOver({ added, onClose }: { added: Added; onClose: () => void }) {
  const t = useTranslations("settings.pages.people");
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("added", { email: added.email })}
      description={t("handOver")}
      actions={
        <Button variant="primary" onClick={onClose}>
          {t("handedOver")}
        </Button>
      }
    >
      <KeyReveal label={t("firstPassword")} secret={added.password} warning={t("firstPasswordHelp")} />
    </Dialog>
  );
}
