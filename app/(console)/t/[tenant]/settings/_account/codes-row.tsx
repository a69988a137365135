"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RecoveryCodes } from "@/app/_product/security/recovery-codes";
import { useTRPC } from "@/app/_trpc/client";
import { readRefusal } from "@/app/_trpc/read-refusal";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Dialog } from "@/app/_ui/dialog";
import { Note } from "@/app/_ui/note";
import { FactorRow } from "@/app/(console)/t/[tenant]/settings/_account/factor-row";
import { useFactorChange } from "@/app/(console)/t/[tenant]/settings/_account/use-factor-change";

type CodesRowProps = { left: number; hasFactor: boolean; account: string };

/** The codes for the day on which phone and key are gone: how many are left, and new ones. */
export function CodesRow({ left, hasFactor, account }: CodesRowProps) {
  const t = useTranslations("security.pages.factors");
  const trpc = useTRPC();
  const changed = useFactorChange();
  const [isAsking, setAsking] = useState(false);
  const make = useMutation(trpc.factors.makeRecoveryCodes.mutationOptions({ onSuccess: () => changed() }));
  const problem = make.error && (readRefusal(make.error)?.message ?? t("unreachable"));
  const close = () => make.reset();
  const text = left > 0 ? t("codesLeft", { count: left }) : t(hasFactor ? "codesNone" : "needFactor");
  return (
    <FactorRow
      title={t("codes")}
      text={text}
      acts={
        hasFactor && (
          <Button
            size="sm"
            pending={make.isPending}
            pendingLabel={t("making")}
            onClick={() => (left > 0 ? setAsking(true) : make.mutate())}
          >
            {t(left > 0 ? "makeNew" : "make")}
          </Button>
        )
      }
    >
      {problem !== null && !isAsking && (
        <div className="mt-3">
          <Note tone="danger">{problem}</Note>
        </div>
      )}
      {isAsking && (
        <ConfirmDialog
          open
          onOpenChange={setAsking}
          title={t("makeTitle")}
          description={t("makeText")}
          keepLabel={t("cancel")}
          confirmLabel={t("makeNew")}
          pendingLabel={t("making")}
          error={problem}
          onConfirm={async () => {
            await make.mutateAsync();
          }}
        />
      )}
      {make.data && !isAsking && (
        <Dialog
          open
          onOpenChange={(open) => !open && close()}
          title={t("madeTitle")}
          actions={
            <Button variant="primary" onClick={close}>
              {t("kept")}
            </Button>
          }
        >
          <RecoveryCodes codes={make.data.codes} account={account} />
        </Dialog>
      )}
    </FactorRow>
  );
}
