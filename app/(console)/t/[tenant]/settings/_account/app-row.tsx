"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Note } from "@/app/_ui/note";
import { AppDialog } from "@/app/(console)/t/[tenant]/settings/_account/app-dialog";
import { FactorRow } from "@/app/(console)/t/[tenant]/settings/_account/factor-row";
import { useFactorChange } from "@/app/(console)/t/[tenant]/settings/_account/use-factor-change";

/** The authenticator app: set up, put another in its place, or removed. */
export function AppRow({ hasTotp }: { hasTotp: boolean }) {
  const t = useTranslations("security.pages.factors");
  const trpc = useTRPC();
  const changed = useFactorChange();
  const [isRemoving, setRemoving] = useState(false);
  const start = useMutation(trpc.factors.startTotp.mutationOptions());
  const remove = useMutation(
    trpc.factors.removeTotp.mutationOptions({ onSuccess: () => changed(t("appRemoved")) }),
  );
  return (
    <FactorRow
      title={t("app")}
      badge={<Badge tone={hasTotp ? "success" : "warning"}>{t(hasTotp ? "appOn" : "appOff")}</Badge>}
      text={t("appText")}
      acts={
        <>
          <Button size="sm" pending={start.isPending} onClick={() => start.mutate()}>
            {t(hasTotp ? "replace" : "setUp")}
          </Button>
          {hasTotp && (
            <Button size="sm" variant="danger" onClick={() => setRemoving(true)}>
              {t("remove")}
            </Button>
          )}
        </>
      }
    >
      {start.error && (
        <div className="mt-3">
          <Note tone="danger">{readRefusal(start.error)?.message ?? t("unreachable")}</Note>
        </div>
      )}
      {start.data && (
        <AppDialog
          enrolment={start.data}
          onClose={() => start.reset()}
          onDone={() => {
            start.reset();
            changed(t("appSaved"));
          }}
        />
      )}
      {isRemoving && (
        <ConfirmDialog
          open
          onOpenChange={setRemoving}
          title={t("removeAppTitle")}
          description={t("removeAppText")}
          keepLabel={t("keep")}
          confirmLabel={t("remove")}
          pendingLabel={t("removing")}
          error={remove.error && (readRefusal(remove.error)?.message ?? t("unreachable"))}
          onConfirm={() => remove.mutateAsync()}
        />
      )}
    </FactorRow>
  );
}
