"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Note } from "@/app/_ui/note";
import { designToText } from "@/server/domain/templates/pure/design-to-text";
import type { MailLanguage } from "@/server/domain/templates/pure/wrap-document";
import type { MergeField } from "@/server/domain/templates/schema";
import { MergeInput } from "./merge-input";
import { inWords } from "./merge-tags";
import type { MailBody } from "./use-edit-history";
import { useMergeLabels } from "./use-merge-labels";

type TextPartProps = {
  body: MailBody;
  language: MailLanguage;
  mergeFields: readonly MergeField[];
  onText: (text: string | null) => void;
};

/** The text part: made from the design until a person writes it. */
export function TextPart({ body: { design, text }, language, mergeFields, onText }: TextPartProps) {
  const t = useTranslations("editor.text");
  const labelOf = useMergeLabels(mergeFields);
  const made = design === null ? "" : designToText(design, language);
  if (design !== null && text === null) {
    return (
      <div className="grid max-w-(--hk-measure) gap-4 px-8 py-6 max-md:px-4">
        <Note actions={<Button onClick={() => onText(made)}>{t("write")}</Button>}>{t("made")}</Note>
        <section
          aria-label={t("label")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that may scroll must be reachable by keyboard
          tabIndex={0}
          data-mail=""
          className="max-h-[60vh] overflow-y-auto whitespace-pre-wrap rounded-md border border-line bg-sunken px-4 py-3 font-mono text-sm leading-prose"
        >
          {inWords(made, "text", labelOf)}
        </section>
      </div>
    );
  }
  return (
    <div className="grid max-w-(--hk-measure) gap-4 px-8 py-6 max-md:px-4">
      {design !== null && (
        <Note tone="warning" actions={<Button onClick={() => onText(null)}>{t("makeAgain")}</Button>}>
          {t("written")}
        </Note>
      )}
      <MergeInput
        multiline
        code
        label={t("label")}
        value={text ?? ""}
        mergeFields={mergeFields}
        onChange={onText}
        help={t("help")}
      />
    </div>
  );
}
