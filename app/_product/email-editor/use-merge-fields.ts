"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { MergeField } from "@/server/domain/templates/schema";
import { listMergeFields } from "./list-merge-fields";

/** As `listMergeFields`, in client components, in the reader's language. */
export function useMergeFields(
  customFields: readonly { readonly key: string; readonly label: string }[],
): readonly MergeField[] {
  const t = useTranslations("editor");
  return useMemo(() => listMergeFields(customFields, t), [customFields, t]);
}
