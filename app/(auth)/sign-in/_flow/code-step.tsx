"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { CodeForm } from "@/app/(auth)/sign-in/_flow/code-form";
import type { FinishAnswer } from "@/app/(auth)/sign-in/_flow/use-finish-sign-in";
import { WhoSignsIn } from "@/app/(auth)/sign-in/_flow/who-signs-in";

type CodeStepProps = {
  email: string;
  finish: (code: string) => Promise<FinishAnswer>;
  restart: (reason: string | null) => void;
};

/** The code of the authenticator app. */
export function CodeStep({ email, finish, restart }: CodeStepProps) {
  const t = useTranslations("auth.pages.code");
  return (
    <>
      <WhoSignsIn email={email} onBack={() => restart(null)} />
      <h1 className="font-bold text-2xl leading-normal max-md:text-xl max-md:leading-normal">
        {t.rich("title", { br: () => <br /> })}
      </h1>
      <p className="mt-2 mb-7 text-text-2 [text-autospace:normal]">{t("text")}</p>
      <CodeForm finish={finish} restart={restart} submitLabel={t("submit")} autoFocus />
      <details className="group mt-7 rounded-lg border border-line text-sm">
        <summary className="flex list-none items-center gap-3 px-4 py-3 [&::-webkit-details-marker]:hidden">
          <span className="flex-1">{t("lost")}</span>
          <ChevronDown className="text-text-3 transition-transform group-open:rotate-180" />
        </summary>
        <p className="prose-face border-line border-t px-4 py-3 text-text-2">{t("lostText")}</p>
      </details>
    </>
  );
}
