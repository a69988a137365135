"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { ErrorState } from "@/app/_ui/error-state";

/** A page that failed to render; the shell around it stays. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("shell.errors.page");
  return (
    <ErrorState
      level={1}
      title={t("title")}
      text={
        <>
          {t("text")}
          {error.digest && (
            <span className="mt-2 block text-text-3 text-xs">{t("number", { digest: error.digest })}</span>
          )}
        </>
      }
      actions={<Button onClick={reset}>{t("retry")}</Button>}
    />
  );
}
