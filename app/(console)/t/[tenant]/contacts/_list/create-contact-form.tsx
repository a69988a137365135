"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AddressHint } from "@/app/_product/contacts/address-hint";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Textarea } from "@/app/_ui/textarea";

export type NewContact = {
  email: string;
  familyName: string;
  givenName: string;
  consent?: { state: "given"; how: string };
};

type CreateContactFormProps = {
  formId: string;
  /** What the server refused, by field. */
  refused: Readonly<Record<string, string>>;
  /** The contact that has this address already. */
  knownHref: string | null;
  failure: string | null;
  onSubmit: (contact: NewContact) => void;
};

/** Address, name, and whether the person said yes, with the proof of it. */
export function CreateContactForm({ formId, refused, knownHref, failure, onSubmit }: CreateContactFormProps) {
  const t = useTranslations("contacts.pages.create");
  const [email, setEmail] = useState("");
  const [familyName, setFamilyName] = useState("");
  const [givenName, setGivenName] = useState("");
  const [consented, setConsented] = useState(false);
  const [how, setHow] = useState("");
  const [isHowMissing, setHowMissing] = useState(false);
  const submit = () => {
    const lacksProof = consented && how.trim() === "";
    setHowMissing(lacksProof);
    if (lacksProof) return;
    const consent = consented ? { consent: { state: "given" as const, how: how.trim() } } : {};
    onSubmit({ email: email.trim(), familyName: familyName.trim(), givenName: givenName.trim(), ...consent });
  };
  const emailError = refused.email && (
    <>
      {refused.email} {knownHref && <Link href={knownHref}>{t("open")}</Link>}
    </>
  );
  return (
    <form
      id={formId}
      className="grid gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label={t("email")} error={emailError} help={<AddressHint email={email} onUse={setEmail} />}>
        <Input
          narrow
          type="text"
          inputMode="email"
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("familyName")} optional error={refused.familyName}>
          <Input value={familyName} maxLength={100} onChange={(event) => setFamilyName(event.target.value)} />
        </Field>
        <Field label={t("givenName")} optional error={refused.givenName}>
          <Input value={givenName} maxLength={100} onChange={(event) => setGivenName(event.target.value)} />
        </Field>
      </div>
      <Checkbox label={t("consent")} checked={consented} onCheckedChange={setConsented} />
      {consented && (
        <Field
          label={t("how")}
          help={t("howHelp")}
          error={isHowMissing ? t("howMissing") : refused["consent.how"]}
        >
          <Textarea rows={2} value={how} maxLength={1_000} onChange={(event) => setHow(event.target.value)} />
        </Field>
      )}
      {failure && (
        <p role="alert" className="text-danger-text text-sm">
          {failure}
        </p>
      )}
    </form>
  );
}
