"use client";
import { useTranslations } from "next-intl";
import type { ReadRefusal } from "@/app/_trpc/read-refusal";
import { LinkButton } from "@/app/_ui/link-button";
import { Note } from "@/app/_ui/note";

const leadsToSignIn = new Set(["operator.proveAgain", "auth.signInFirst", "api.noSuchRoute"]);

/** Why a change was refused, with the way to the door where that helps. */
export function RefusalNote({ refusal }: { refusal: ReadRefusal | null }) {
  const t = useTranslations("operator.pages");
  if (refusal === null) return null;
  return (
    <Note
      tone="danger"
      {...(leadsToSignIn.has(refusal.key) && {
        actions: (
          <LinkButton size="sm" href="/operator/sign-in?again=1">
            {t("again")}
          </LinkButton>
        ),
      })}
    >
      {refusal.message}
    </Note>
  );
}
