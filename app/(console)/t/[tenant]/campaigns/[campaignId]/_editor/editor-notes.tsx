"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { LinkButton } from "@/app/_ui/link-button";
import { Note } from "@/app/_ui/note";
import type { EditorShown } from "@/app/(console)/t/[tenant]/campaigns/[campaignId]/_editor/campaign-editor";

/** What a person must know before changing anything: returned, locked, changed by somebody else, not saved. */
export function EditorNotes(props: EditorShown & { onUnlock: () => void }) {
  return (
    <div className="grid gap-3 not-empty:mb-4">
      <SaveNote {...props} />
      <ReturnedNote {...props} />
      <LockedNote {...props} />
    </div>
  );
}

function SaveNote({ editing }: EditorShown) {
  const t = useTranslations("campaigns.pages.editor");
  const router = useRouter();
  const { state } = editing;
  if (state.kind === "conflict")
    return (
      <Note
        tone="danger"
        title={t("conflictTitle")}
        actions={<Button onClick={() => router.refresh()}>{t("reload")}</Button>}
      >
        {t("conflict")}
      </Note>
    );
  if (state.kind !== "failed") return null;
  return (
    <Note tone="danger" actions={<Button onClick={() => void editing.save()}>{t("saveNow")}</Button>}>
      {state.refusal?.message ?? t("unreachable")}
    </Note>
  );
}

function ReturnedNote({ campaign }: EditorShown) {
  const t = useTranslations("campaigns.pages.editor");
  const { approval, state, names } = campaign;
  if (state !== "changes-requested" || approval === null) return null;
  const name = (approval.decidedBy && names[approval.decidedBy]) || t("someone");
  return (
    <Note tone="danger" title={t("returnedBy", { name })}>
      <p className="whitespace-pre-line">{approval.decisionComment}</p>
    </Note>
  );
}

function LockedNote({
  tenant,
  campaign,
  moves,
  isEditable,
  onUnlock,
}: EditorShown & { onUnlock: () => void }) {
  const t = useTranslations("campaigns.pages.editor");
  const [isAsking, setAsking] = useState(false);
  const { state, approval } = campaign;
  if (state !== "in-review" && state !== "approved" && state !== "scheduled") return null;
  return (
    <Note
      title={t(`locked.${state}`)}
      actions={
        <>
          {moves.has("edit") && !isEditable && <Button onClick={() => setAsking(true)}>{t("unlock")}</Button>}
          {approval && state !== "in-review" && (
            <LinkButton href={`/t/${tenant.slug}/approvals/${approval.id}`}>{t("toApproval")}</LinkButton>
          )}
        </>
      }
    >
      {t(isEditable ? "unlockedText" : "lockedText")}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        tone="primary"
        title={t("unlockTitle")}
        description={t(state === "in-review" ? "unlockRequest" : "unlockApproval")}
        keepLabel={t("unlockKeep")}
        confirmLabel={t("unlock")}
        onConfirm={onUnlock}
      />
    </Note>
  );
}
