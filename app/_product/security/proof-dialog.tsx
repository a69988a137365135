"use client";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { ProofForm } from "@/app/_product/security/proof-form";
import { offerProofAsker } from "@/app/_trpc/ask-for-proof";
import { Dialog } from "@/app/_ui/dialog";

/** Asks for a factor when something dangerous was pressed; what was pressed then goes on by itself. */
export function ProofDialog() {
  const t = useTranslations("security.again");
  const [open, setOpen] = useState(false);
  const answer = useRef<((isProved: boolean) => void) | null>(null);
  useEffect(
    () =>
      offerProofAsker(() => {
        setOpen(true);
        return new Promise((resolve) => {
          answer.current = resolve;
        });
      }),
    [],
  );
  const close = useCallback((isProved: boolean) => {
    setOpen(false);
    answer.current?.(isProved);
    answer.current = null;
  }, []);
  if (!open) return null;
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && close(false)}
      title={t("title")}
      description={t("text")}
      actions={null}
    >
      <ProofForm onProved={() => close(true)} onCancel={() => close(false)} />
    </Dialog>
  );
}
