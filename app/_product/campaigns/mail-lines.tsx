"use client";
import { useTranslations } from "next-intl";
import { lineFields } from "@/app/_product/email-editor/field-choices";
import { lineLength } from "@/app/_product/email-editor/line-length";
import { MergeInput } from "@/app/_product/email-editor/merge-input";
import type { MailContent, MergeField } from "@/server/domain/templates/schema";

type MailLinesProps = {
  draft: Pick<MailContent, "subject" | "preheader">;
  mergeFields: readonly MergeField[];
  onChange: (changes: Partial<Pick<MailContent, "subject" | "preheader">>) => void;
};

/** Subject and preheader, each with its length in full-width characters and the fields that may stand in it. */
export function MailLines({ draft, mergeFields, onChange }: MailLinesProps) {
  const t = useTranslations("campaigns.pages.editor.sender");
  const choices = lineFields(mergeFields);
  return (
    <>
      <MergeInput
        label={t("subject")}
        value={draft.subject}
        mergeFields={mergeFields}
        choices={choices}
        aside={t("length", { count: lineLength(draft.subject) })}
        onChange={(subject) => onChange({ subject })}
      />
      <MergeInput
        label={t("preheader")}
        optional
        value={draft.preheader}
        mergeFields={mergeFields}
        choices={choices}
        aside={t("length", { count: lineLength(draft.preheader) })}
        help={t("preheaderHelp")}
        onChange={(preheader) => onChange({ preheader })}
      />
    </>
  );
}
