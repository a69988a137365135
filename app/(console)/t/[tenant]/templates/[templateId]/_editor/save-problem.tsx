"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { Button } from "@/app/_ui/button";
import { Note } from "@/app/_ui/note";
import type { TemplateDraft } from "./saved-template";
import type { SaveState } from "./use-autosave";

type SaveProblemProps = {
  tenant: string;
  state: SaveState;
  draft: TemplateDraft;
  onReload: () => Promise<void>;
  onRetry: () => Promise<void>;
};

/** Why the template is not saved, and the ways on: theirs, ours beside theirs, or once more. */
export function SaveProblem({ tenant, state, draft, onReload, onRetry }: SaveProblemProps) {
  const t = useTranslations("templates.pages.editor");
  const router = useRouter();
  const client = useTRPCClient();
  const [failed, setFailed] = useState(false);
  const attempt = (act: () => Promise<void>) => {
    setFailed(false);
    act().catch(() => setFailed(true));
  };
  const keepBoth = async () => {
    const name = t("ourName", { name: draft.name }).slice(0, 120);
    const { templateId } = await client.templates.create.mutate({ ...draft, name });
    router.push(`/t/${tenant}/templates/${templateId}`);
  };
  if (state.kind === "conflict") {
    return (
      <div className="px-8 pt-4 pb-4 max-md:px-4">
        <Note
          tone="danger"
          title={t("conflictTitle")}
          actions={
            <>
              <Button onClick={() => attempt(onReload)}>{t("reload")}</Button>
              <Button onClick={() => attempt(keepBoth)}>{t("keepBoth")}</Button>
            </>
          }
        >
          {t("conflict")}
          {failed && ` ${t("failed")}`}
        </Note>
      </div>
    );
  }
  if (state.kind !== "failed") return null;
  return (
    <div className="px-8 pt-4 pb-4 max-md:px-4">
      <Note tone="danger" actions={<Button onClick={() => void onRetry()}>{t("saveNow")}</Button>}>
        {state.sentence ?? t("unreachable")}
      </Note>
    </div>
  );
}
