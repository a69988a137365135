"use client";
import { useTranslations } from "next-intl";
import { type Named, showName } from "@/app/_product/contacts/show-name";

/** A contact's name inside a sentence. */
export function useNameWords(): (person: Named) => string {
  const t = useTranslations("contacts.pages");
  return (person) => showName(person)?.name ?? t("nameless");
}
