"use client";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import type { Contact } from "./contact-types";

/** One line under the name: address, since when, last changed. */
export function ContactFacts({ contact }: { contact: Contact }) {
  const t = useTranslations("contacts.pages.contact");
  const format = useFormat();
  const added = t("added", { day: format.day(contact.createdAt, { weekday: false }) });
  const changed =
    format.relative(contact.updatedAt) ??
    t("changed", { day: format.day(contact.updatedAt, { weekday: false }) });
  return (
    <span className="flex flex-wrap gap-x-3">
      <span>{contact.email}</span>
      <span className="text-text-3">{added}</span>
      {contact.updatedAt.getTime() - contact.createdAt.getTime() > 60_000 && (
        <span className="text-text-3">{t("changedAt", { when: changed })}</span>
      )}
    </span>
  );
}
