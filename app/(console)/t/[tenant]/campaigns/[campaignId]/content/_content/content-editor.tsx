"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useFormat } from "@/app/_i18n/use-format";
import { MailLines } from "@/app/_product/campaigns/mail-lines";
import type { SaveState } from "@/app/_product/campaigns/make-draft-saver";
import { EmailEditor } from "@/app/_product/email-editor/email-editor";
import { useImageUpload } from "@/app/_product/email-editor/use-image-upload";
import { useMergeFields } from "@/app/_product/email-editor/use-merge-fields";
import { useMailPreview } from "@/app/_product/email-preview/use-mail-preview";
import { Button } from "@/app/_ui/button";
import { Note } from "@/app/_ui/note";
import { PageHead } from "@/app/_ui/page-head";
import { useContentDraft } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/content/_content/use-content-draft";
import type { MailContent } from "@/server/domain/templates/schema";

export type ContentEditorProps = {
  tenant: { slug: string; locale: "ja" | "en" };
  campaign: { id: string; name: string; revision: number; updatedAt: Date };
  content: MailContent;
  customFields: readonly { key: string; label: string }[];
};

/** The mail's editor over the campaign's draft, saved as it is written; then back to the road. */
export function ContentEditor({ tenant, campaign, content, customFields }: ContentEditorProps) {
  const t = useTranslations("campaigns.pages.content");
  const router = useRouter();
  const mergeFields = useMergeFields(customFields);
  const uploadImage = useImageUpload();
  const { draft, state, change, save } = useContentDraft(campaign, content);
  const { subject, preheader, design, text } = draft;
  const mail = useMemo(() => ({ subject, preheader, design, text }), [subject, preheader, design, text]);
  const check = useMailPreview(mail, null);
  const [isLeaving, setLeaving] = useState(false);
  const road = `/t/${tenant.slug}/campaigns/${campaign.id}`;
  const leave = async () => {
    setLeaving(true);
    if (await save()) {
      router.push(road);
      router.refresh();
    } else setLeaving(false);
  };
  return (
    <>
      <PageHead
        line
        crumb={{ label: campaign.name, href: road }}
        title={t("title")}
        badge={<SaveWords state={state} />}
        actions={
          <Button
            variant="primary"
            onClick={() => void leave()}
            pending={isLeaving}
            pendingLabel={t("saving")}
          >
            {t("done")}
          </Button>
        }
      />
      <SaveNote state={state} onReload={() => router.refresh()} onRetry={() => void save()} />
      <div className="grid gap-4 border-line border-b px-8 py-4 max-md:px-4 md:grid-cols-2">
        <MailLines draft={draft} mergeFields={mergeFields} onChange={change} />
      </div>
      <EmailEditor
        value={draft}
        onChange={({ design: nextDesign, text: nextText }) => change({ design: nextDesign, text: nextText })}
        mergeFields={mergeFields}
        problems={check.data?.problems ?? []}
        language={tenant.locale}
        subject={draft.subject}
        preheader={draft.preheader}
        uploadImage={uploadImage}
      />
    </>
  );
}

function SaveWords({ state }: { state: SaveState }) {
  const t = useTranslations("campaigns.pages.editor");
  const format = useFormat();
  return (
    <span role="status" className="figures text-text-3 text-xs">
      {state.kind === "saved" ? t("savedAt", { time: format.time(state.at) }) : t(`save.${state.kind}`)}
    </span>
  );
}

type SaveNoteProps = { state: SaveState; onReload: () => void; onRetry: () => void };

function SaveNote({ state, onReload, onRetry }: SaveNoteProps) {
  const t = useTranslations("campaigns.pages.editor");
  if (state.kind !== "conflict" && state.kind !== "failed") return null;
  const isConflict = state.kind === "conflict";
  const sentence = state.kind === "failed" && state.refusal ? state.refusal.message : t("unreachable");
  return (
    <div className="px-8 py-4 max-md:px-4">
      <Note
        tone="danger"
        title={isConflict ? t("conflictTitle") : undefined}
        actions={
          <Button onClick={isConflict ? onReload : onRetry}>{t(isConflict ? "reload" : "saveNow")}</Button>
        }
      >
        {isConflict ? t("conflict") : sentence}
      </Note>
    </div>
  );
}
