"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import type { ContentProblem } from "@/server/domain/templates/pure/content-problem";
import type { MailLanguage } from "@/server/domain/templates/pure/wrap-document";
import type { MergeField } from "@/server/domain/templates/schema";
import { CodeView } from "./code-view";
import { DesignBuilder } from "./design-builder";
import type { TakenImage } from "./editor-context";
import { EditorToolbar, type EditorView } from "./editor-toolbar";
import { HostedEditor, isHosted } from "./hosted-editor";
import type { Device } from "./mail-canvas";
import { emptyDesign } from "./new-block";
import { TextPart } from "./text-part";
import { type MailBody, useEditHistory } from "./use-edit-history";

export type EmailEditorProps = {
  /** The body as stored; a design that was not reported by `onChange` begins the history anew. */
  value: MailBody;
  /** Every change, checked by the schema; storing it is the page's matter. */
  onChange: (value: MailBody) => void;
  /** From `useMergeFields`. */
  mergeFields: readonly MergeField[];
  /** From `lintContent` on the server, for the body as it is. */
  problems: readonly ContentProblem[];
  /** Language of the mail: of the words that are made around it. */
  language: MailLanguage;
  /** For the code view. */
  subject?: string | undefined;
  preheader?: string | undefined;
  /** Takes an image in; without it, images have an address only. Rejects with a sentence. */
  uploadImage?: ((file: File) => Promise<TakenImage>) | undefined;
};

/**
 * The editor of a mail's body over the Unlayer design JSON: blocks by drag, keyboard and menu, their properties, the
 * text part, the code. Where the instance names a hosted Unlayer editor, that one edits the same design.
 */
export function EmailEditor(props: EmailEditorProps) {
  const { value, onChange, mergeFields, language, subject = "", preheader = "" } = props;
  const history = useEditHistory(value, onChange);
  const { body, set } = history;
  const [chosen, setView] = useState<EditorView>("design");
  const [device, setDevice] = useState<Device>("desktop");
  const view = body.design === null ? "text" : chosen;
  const toolbar = {
    view,
    onView: setView,
    device,
    onDevice: setDevice,
    history,
    hasDesign: body.design !== null,
  };
  if (view === "design" && body.design !== null) {
    if (isHosted) {
      return (
        <>
          <EditorToolbar {...toolbar} words={null} />
          <HostedEditor
            design={body.design}
            mergeFields={mergeFields}
            onChange={(design) => set({ ...body, design }, null)}
          />
        </>
      );
    }
    return <DesignBuilder {...props} {...history} design={body.design} toolbar={toolbar} />;
  }
  return (
    <>
      <EditorToolbar {...toolbar} words={null} />
      {view === "code" && body.design !== null ? (
        <CodeView design={body.design} subject={subject} preheader={preheader} language={language} />
      ) : (
        <TextPart
          body={body}
          language={language}
          mergeFields={mergeFields}
          onText={(text) => set({ ...body, text }, "text")}
        />
      )}
      {body.design === null && <TextOnly onDesign={() => set({ ...body, design: emptyDesign }, null)} />}
    </>
  );
}

function TextOnly({ onDesign }: { onDesign: () => void }) {
  const t = useTranslations("editor.text");
  return (
    <EmptyState
      title={t("onlyText")}
      text={t("onlyTextHelp")}
      actions={<Button onClick={onDesign}>{t("addDesign")}</Button>}
    />
  );
}
