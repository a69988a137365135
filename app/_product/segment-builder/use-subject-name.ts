"use client";
import { useTranslations } from "next-intl";
import type { Catalogue } from "@/app/_product/segment-builder/catalogue";
import type { Condition } from "@/server/domain/segments/schema";

/** What a condition is about, in words: 会社名, ポイント, タグ. */
export function useSubjectName({ fields }: Catalogue): (condition: Condition) => string {
  const t = useTranslations("segments.pages.subjects");
  return (condition) => {
    if ("fieldId" in condition)
      return fields.find(({ fieldId }) => fieldId === condition.fieldId)?.label ?? t("gone");
    if (condition.kind === "attribute") return t(condition.attribute);
    return t(condition.kind === "engagement" ? condition.event : condition.kind);
  };
}
