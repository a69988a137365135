"use client";
import { useTranslations } from "next-intl";
import { TextLink } from "@/app/_ui/text-link";

/** For who cannot sign in, or has nothing to sign in with. */
export function AccountLinks() {
  const t = useTranslations("accounts.pages.links");
  return (
    <div className="mt-6 flex flex-wrap justify-between gap-x-6 gap-y-2 border-line border-t pt-4 text-sm">
      <TextLink href="/reset">{t("reset")}</TextLink>
      <TextLink href="/sign-up">{t("signUp")}</TextLink>
    </div>
  );
}
