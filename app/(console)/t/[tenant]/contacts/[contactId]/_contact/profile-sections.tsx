"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { showDay } from "@/app/_product/segment-builder/show-day";
import { KeyValue } from "@/app/_ui/key-value";
import { Section } from "@/app/_ui/section";
import { TextLink } from "@/app/_ui/text-link";
import { salutation } from "@/server/domain/contacts/pure/salutation";
import type { FieldValue } from "@/server/domain/contacts/schema";
import type { Contact, ContactField } from "./contact-types";

type ProfileSectionsProps = {
  tenant: string;
  contact: Contact;
  fields: readonly ContactField[];
  mayWrite: boolean;
  /** In which the company writes to people. */
  language: "ja" | "en";
};

/** What is known of a person: what everyone has, then the tenant's own fields. */
export function ProfileSections({ tenant, contact, fields, mayWrite, language }: ProfileSectionsProps) {
  const t = useTranslations("contacts.pages.contact");
  const nothing = <span className="text-text-3">{t("empty")}</span>;
  const both = (family: string, given: string) => [family, given].filter((part) => part !== "").join(" ");
  const rows = [
    { key: "name", value: both(contact.familyName, contact.givenName) },
    { key: "kana", value: both(contact.familyNameKana, contact.givenNameKana) },
    { key: "company", value: contact.company },
    { key: "department", value: contact.department },
    { key: "jobTitle", value: contact.jobTitle },
    { key: "phone", value: contact.phone },
    { key: "postcode", value: contact.postcode },
    { key: "salutation", value: salutation(contact, language) },
  ] as const;
  return (
    <>
      <Section title={t("profile")}>
        <KeyValue
          rows={rows.map(({ key, value }) => ({
            label: t(`attributes.${key}`),
            value: value === "" ? nothing : value,
          }))}
        />
      </Section>
      <Section
        title={t("customFields")}
        aside={mayWrite && <TextLink href={`/t/${tenant}/contacts/fields`}>{t("manageFields")}</TextLink>}
      >
        {fields.length === 0 ? (
          <p className="text-sm text-text-3">{t("noFields")}</p>
        ) : (
          <KeyValue
            rows={fields.map((field) => ({
              label: field.label,
              value: <FieldText field={field} value={contact.fields[field.key]} />,
            }))}
          />
        )}
      </Section>
    </>
  );
}

function FieldText({ field, value }: { field: ContactField; value: FieldValue | undefined }) {
  const t = useTranslations("contacts.pages.contact");
  const { locale } = useFormat();
  if (value === undefined || value === "") return <span className="text-text-3">{t("empty")}</span>;
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (typeof value === "number") return <span className="figures">{value.toLocaleString(locale)}</span>;
  return field.type === "date" ? (showDay(value, locale) ?? value) : value;
}
