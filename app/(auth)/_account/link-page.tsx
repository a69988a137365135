"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "@/app/_ui/link-button";
import { Note } from "@/app/_ui/note";
import { Skeleton } from "@/app/_ui/skeleton";
import { type AccountLink, useAccountLink } from "@/app/(auth)/_account/use-account-link";

type LinkPageProps = {
  kind: "sign-up" | "password-reset" | "invitation";
  /** Where a new mail is asked for; null where only somebody else can send one. */
  againHref: string | null;
  children: (token: string, link: AccountLink) => ReactNode;
};

/** What a mail's link opens: while it is looked at, when it is good, and when it is not. */
export function LinkPage({ kind, againHref, children }: LinkPageProps) {
  const t = useTranslations("accounts.pages.link");
  const words = useTranslations("auth.pages");
  const found = useAccountLink();
  if (found.state === "loading")
    return (
      <div role="status" aria-label={t("looking")} className="grid gap-4">
        <Skeleton width="w-3/4" height="h-8" />
        <Skeleton height="h-10" />
        <Skeleton height="h-10" />
      </div>
    );
  if (found.state === "open" && found.link.kind === kind) return children(found.token, found.link);
  if (found.state === "refused" && !found.isOver)
    return <Note tone="danger">{found.message ?? words("unreachable")}</Note>;
  return (
    <>
      <h1 className="font-bold text-2xl max-md:text-xl">{t("ended")}</h1>
      <p className="prose-face mt-2 mb-6 text-text-2">{t(`endedText.${kind}`)}</p>
      {againHref !== null && (
        <LinkButton href={againHref} variant="primary" size="lg">
          {t("again")}
        </LinkButton>
      )}
    </>
  );
}
