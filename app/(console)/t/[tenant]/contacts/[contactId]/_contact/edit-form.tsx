"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AddressHint } from "@/app/_product/contacts/address-hint";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import type { ProfileAttribute } from "@/server/domain/contacts/schema";
import type { ContactField } from "./contact-types";
import type { EditDraft } from "./edit-draft";

type EditFormProps = {
  formId: string;
  fields: readonly ContactField[];
  draft: EditDraft;
  onChange: (draft: EditDraft) => void;
  /** A sentence by field: `email`, `fields.member_rank`. */
  errors: Readonly<Record<string, string>>;
  failure: ReactNode;
  onSubmit: () => void;
};

/** Address, name, company, ways to reach, and the tenant's own fields. */
export function EditForm({ formId, fields, draft, onChange, errors, failure, onSubmit }: EditFormProps) {
  const t = useTranslations("contacts.pages.contact");
  const text = (attribute: ProfileAttribute, narrow = false, help?: string) => (
    <Field
      label={t(`attributes.${attribute}`)}
      optional
      error={errors[attribute]}
      {...(help !== undefined && { help })}
    >
      <Input
        narrow={narrow}
        value={draft.profile[attribute]}
        onChange={(event) =>
          onChange({ ...draft, profile: { ...draft.profile, [attribute]: event.target.value } })
        }
      />
    </Field>
  );
  const setEmail = (email: string) => onChange({ ...draft, profile: { ...draft.profile, email } });
  return (
    <form
      id={formId}
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {failure && (
        <p role="alert" className="text-danger-text text-sm">
          {failure}
        </p>
      )}
      <Field
        label={t("attributes.email")}
        error={errors.email}
        help={<AddressHint email={draft.profile.email} onUse={setEmail} />}
      >
        <Input narrow value={draft.profile.email} onChange={(event) => setEmail(event.target.value)} />
      </Field>
      <Group title={t("form.person")}>
        {text("familyName")}
        {text("givenName")}
        {text("familyNameKana")}
        {text("givenNameKana")}
      </Group>
      {text("honorific", false, t("form.honorificHelp"))}
      <Group title={t("form.work")}>
        {text("company")}
        {text("department")}
        {text("jobTitle")}
      </Group>
      <Group title={t("form.reach")}>
        {text("phone", true)}
        {text("postcode", true)}
      </Group>
      {fields.length > 0 && (
        <Group title={t("form.fields")}>
          {fields.map((field) => (
            <Field key={field.fieldId} label={field.label} optional error={errors[`fields.${field.key}`]}>
              <FieldInput
                field={field}
                value={draft.fields[field.key] ?? ""}
                onChange={(value) => onChange({ ...draft, fields: { ...draft.fields, [field.key]: value } })}
              />
            </Field>
          ))}
        </Group>
      )}
    </form>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid grid-cols-2 gap-3">
      <legend className="mb-2 font-bold text-sm">{title}</legend>
      {children}
    </fieldset>
  );
}

type FieldInputProps = { field: ContactField; value: string; onChange: (value: string) => void };

const nothing = "-";

function FieldInput({ field, value, onChange }: FieldInputProps) {
  const t = useTranslations("contacts.pages.contact");
  if (field.type === "boolean") {
    return (
      <Select
        value={value === "" ? nothing : value}
        onValueChange={(next) => onChange(next === nothing ? "" : next)}
        options={[
          { value: nothing, label: t("form.choose") },
          { value: "true", label: t("yes") },
          { value: "false", label: t("no") },
        ]}
      />
    );
  }
  return (
    <Input
      type={field.type === "date" ? "date" : "text"}
      inputMode={field.type === "number" ? "decimal" : undefined}
      narrow={field.type === "number"}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
