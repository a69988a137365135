"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { EmailEditor } from "@/app/_product/email-editor/email-editor";
import { useImageUpload } from "@/app/_product/email-editor/use-image-upload";
import { useMergeFields } from "@/app/_product/email-editor/use-merge-fields";
import { EmailPreview } from "@/app/_product/email-preview/email-preview";
import { PersonChoice, type PreviewPerson } from "@/app/_product/email-preview/person-choice";
import { useMailPreview } from "@/app/_product/email-preview/use-mail-preview";
import { ErrorState } from "@/app/_ui/error-state";
import { Skeleton } from "@/app/_ui/skeleton";
import { SaveProblem } from "./save-problem";
import type { SavedTemplate, TemplateDraft } from "./saved-template";
import type { TemplateEditorProps } from "./template-editor";
import { TemplateHead } from "./template-head";
import { TemplateLines } from "./template-lines";
import { useAutosave } from "./use-autosave";

type TemplateFormProps = Omit<TemplateEditorProps, "template"> & {
  template: SavedTemplate;
  onReload: () => Promise<void>;
  /** Something is changed: from now on this page's version counts. */
  onTouch: () => void;
};

/** Name, subject and preheader, the editor, and the mail as a real contact would read it. */
export function TemplateForm({ tenant, template, customFields, mayWrite, ...on }: TemplateFormProps) {
  const { name, subject, preheader, design, text } = template;
  const [draft, setDraft] = useState<TemplateDraft>({ name, subject, preheader, design, text });
  const [view, setView] = useState<"edit" | "preview">(mayWrite ? "edit" : "preview");
  const [person, setPerson] = useState<PreviewPerson | null>(null);
  const mergeFields = useMergeFields(customFields);
  const uploadImage = useImageUpload();
  const { state, save } = useAutosave(template, draft);
  const content = useMemo(
    () => ({ subject: draft.subject, preheader: draft.preheader, design: draft.design, text: draft.text }),
    [draft.subject, draft.preheader, draft.design, draft.text],
  );
  const preview = useMailPreview(content, person?.contactId ?? null);
  const change = (changes: Partial<TemplateDraft>) => {
    on.onTouch();
    setDraft((now) => ({ ...now, ...changes }));
  };
  return (
    <>
      <TemplateHead
        tenant={tenant.slug}
        name={draft.name}
        state={state}
        view={view}
        onView={setView}
        mayWrite={mayWrite}
      />
      <SaveProblem tenant={tenant.slug} state={state} draft={draft} onReload={on.onReload} onRetry={save} />
      {view === "edit" ? (
        <>
          <TemplateLines draft={draft} mergeFields={mergeFields} onChange={change} />
          <EmailEditor
            value={draft}
            onChange={change}
            mergeFields={mergeFields}
            problems={preview.data?.problems ?? []}
            language={tenant.locale}
            subject={draft.subject}
            preheader={draft.preheader}
            uploadImage={uploadImage}
          />
        </>
      ) : (
        <PreviewPart
          preview={preview}
          from={tenant.name}
          choice={<PersonChoice person={person} onChoose={setPerson} />}
        />
      )}
    </>
  );
}

type PreviewPartProps = {
  preview: ReturnType<typeof useMailPreview>;
  from: string;
  choice: React.ReactNode;
};

function PreviewPart({ preview, from, choice }: PreviewPartProps) {
  const t = useTranslations("editor.preview");
  const mail = preview.data?.mail;
  if (mail) return <EmailPreview mail={mail} from={from} person={choice} />;
  if (preview.isPending) {
    return (
      <div className="grid gap-4 p-8">
        <Skeleton height="h-6" width="w-1/2" />
        <Skeleton height="h-96" />
      </div>
    );
  }
  return <ErrorState title={t("failed")} text={t(preview.error ? "failedText" : "cannotBeMade")} />;
}
