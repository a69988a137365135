"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { type MergeField, standardMergePaths } from "@/server/domain/templates/schema";

type CustomField = { readonly key: string; readonly label: string };

/** The fields that a mail may hold: everyone's, named in the reader's language, and the tenant's own. */
export function useMergeFields(customFields: readonly CustomField[]): readonly MergeField[] {
  const t = useTranslations("editor");
  return useMemo(
    () => [
      ...standardMergePaths.map((path) => {
        const key = path.replaceAll(".", "_");
        return { path, label: t(`fields.${key}`), sample: t(`samples.${key}`) };
      }),
      ...customFields.map(({ key, label }) => ({ path: `contact.fields.${key}`, label, sample: "" })),
    ],
    [customFields, t],
  );
}
