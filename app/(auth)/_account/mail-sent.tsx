"use client";
import { MailCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";

type MailSentProps = { email: string; about: "sign-up" | "password-reset"; onBack: () => void };

/** The same for every address: what comes next is in the mail. */
export function MailSent({ email, about, onBack }: MailSentProps) {
  const t = useTranslations("accounts.pages.sent");
  const heading = useRef<HTMLHeadingElement>(null);
  // The form is gone: whoever reads by ear is told where they are now.
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <MailCheck className="mb-4 size-8 text-accent-text" aria-hidden="true" />
      <h1 ref={heading} tabIndex={-1} className="font-bold text-2xl outline-none max-md:text-xl">
        {t("title")}
      </h1>
      <p className="prose-face mt-2 text-text-2 [overflow-wrap:anywhere]">{t(`text.${about}`, { email })}</p>
      <p className="prose-face mt-6 border-line border-t pt-4 text-sm text-text-2">{t("nothing")}</p>
      <button
        type="button"
        onClick={onBack}
        className="mt-2 text-accent-text text-sm underline decoration-accent-line underline-offset-3 hover:decoration-current"
      >
        {t("back")}
      </button>
    </>
  );
}
