"use client";
import { useTranslations } from "next-intl";
import { Avatar } from "@/app/_ui/avatar";

/** Whose code is asked for, and the way back for somebody else. */
export function WhoSignsIn({ email, onBack }: { email: string; onBack: () => void }) {
  const t = useTranslations("auth.pages.code");
  return (
    <div className="mb-5 flex items-center gap-2 text-sm text-text-2">
      <Avatar name={email} initials={email.slice(0, 1).toUpperCase()} />
      <span className="min-w-0 truncate">{email}</span>
      <button
        type="button"
        onClick={onBack}
        className="flex-none text-accent-text underline decoration-accent-line underline-offset-3 hover:decoration-current"
      >
        {t("other")}
      </button>
    </div>
  );
}
