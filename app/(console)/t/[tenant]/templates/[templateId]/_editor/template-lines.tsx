"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { lineFields } from "@/app/_product/email-editor/field-choices";
import { lineLength } from "@/app/_product/email-editor/line-length";
import { MergeInput } from "@/app/_product/email-editor/merge-input";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import type { MergeField } from "@/server/domain/templates/schema";
import type { TemplateDraft } from "./saved-template";

type TemplateLinesProps = {
  draft: TemplateDraft;
  mergeFields: readonly MergeField[];
  onChange: (changes: Partial<TemplateDraft>) => void;
};

/** What is written beside the body: name, subject, preheader. */
export function TemplateLines({ draft, mergeFields, onChange }: TemplateLinesProps) {
  const t = useTranslations("templates.pages.editor");
  const [name, setName] = useState(draft.name);
  const choices = lineFields(mergeFields);
  return (
    <div className="grid gap-4 border-line border-b px-8 py-4 max-md:px-4 lg:grid-cols-[14rem_minmax(0,1fr)_minmax(0,1fr)]">
      <Field label={t("name")} error={name.trim() === "" && t("nameMissing")}>
        <Input
          value={name}
          maxLength={120}
          onChange={(event) => {
            setName(event.target.value);
            if (!(event.nativeEvent as InputEvent).isComposing) onChange({ name: event.target.value });
          }}
          onCompositionEnd={(event) => onChange({ name: event.currentTarget.value })}
        />
      </Field>
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
        onChange={(preheader) => onChange({ preheader })}
      />
    </div>
  );
}
