"use client";
import { useTranslations } from "next-intl";
import { lineFields } from "@/app/_product/email-editor/field-choices";
import { MergeInput } from "@/app/_product/email-editor/merge-input";
import { mapTags } from "@/app/_product/email-editor/merge-tags";
import { fullWidthLength } from "@/server/domain/templates/pure/full-width-length";
import type { MailContent, MergeField } from "@/server/domain/templates/schema";

type MailLinesProps = {
  draft: Pick<MailContent, "subject" | "preheader">;
  mergeFields: readonly MergeField[];
  onChange: (changes: Partial<Pick<MailContent, "subject" | "preheader">>) => void;
};

/** As the check counts: a field by its words for an empty value. */
const lengthOf = (line: string) =>
  Math.ceil(fullWidthLength(mapTags(line, "text", ({ fallback }) => fallback)));

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
        aside={t("length", { count: lengthOf(draft.subject) })}
        onChange={(subject) => onChange({ subject })}
      />
      <MergeInput
        label={t("preheader")}
        optional
        value={draft.preheader}
        mergeFields={mergeFields}
        choices={choices}
        aside={t("length", { count: lengthOf(draft.preheader) })}
        help={t("preheaderHelp")}
        onChange={(preheader) => onChange({ preheader })}
      />
    </>
  );
}
